import { addMs } from '../../../shared/base/instant.ts';
import type { Table } from '../../../shared/table/table.ts';
import { invariantFaults } from '../invariants/invariants.ts';
import type { Act, Answer, Script } from './act.ts';
import { differences, sameAnswer } from './compare.ts';
import { type Fault, faultyTable } from './faulty-table.ts';
import { attempt, beginning, processOn, type TestbedWith, type World } from './world.ts';

/** Longer than any lease: whoever held something when they died is held for dead. */
const PATIENCE_MS = 16 * 60_000;
const MOST_ATTEMPTS = 5;

export interface Violation {
  readonly act: string;
  readonly fault: string;
  readonly what: string;
}

export interface MatrixReport {
  readonly acts: number;
  readonly faults: number;
  readonly violations: readonly Violation[];
}

const isAnswer = ({ status }: Answer) => status < 500 && status !== 409;

/** What is built over the table that may fail: the table itself, unless a fault of ours is planted there. */
export type Mutation = (table: Table) => Table;
const nothing: Mutation = (table) => table;

interface Setting {
  readonly groundWith: TestbedWith;
  readonly planted: Mutation;
}

/** The act undisturbed: what it leaves, what it answers, and how many requests it takes. */
const undisturbed = async (act: Act, { items, at }: World, { groundWith, planted }: Setting) => {
  const testbed = await groundWith(items);
  const { table, requests } = faultyTable(testbed.table);
  const answer = await attempt(
    act,
    processOn(planted(table), () => at),
  );
  if (answer.status >= 400)
    throw new Error(`${act.name} answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  return { answer, requests: requests(), items: await testbed.all() };
};

/** The act with one fault, then sent again until it is answered. */
const disturbed = async (act: Act, { items, at }: World, fault: Fault, { groundWith, planted }: Setting) => {
  const testbed = await groundWith(items);
  const faulty = faultyTable(testbed.table, fault);
  let now = at;
  let ctx = processOn(planted(faulty.table), () => now);
  let answer = await attempt(act, ctx);
  for (let n = 1; !isAnswer(answer) && n < MOST_ATTEMPTS; n += 1) {
    if (fault.then === 'dies') ctx = processOn(planted(testbed.table), () => now);
    if (answer.status === 409 || n > 1) now = addMs(now, PATIENCE_MS);
    answer = await attempt(act, ctx);
  }
  const lateFrom = now === at ? undefined : at;
  return { answer, lateFrom, struck: faulty.struck(), items: await testbed.all() };
};

const named = ({ at, when, then }: Fault) => `request ${at}, ${when} it is done; the process ${then}`;

/** What bears a version says of its own retry that the record has changed, what removes that there is nothing: it is done. */
const refusedAsDone = (act: Act, { status }: Answer) =>
  status === 412 || (status === 404 && act.route?.startsWith('DELETE ') === true);

type Wanted = Awaited<ReturnType<typeof undisturbed>>;
type Got = Awaited<ReturnType<typeof disturbed>>;

const wrongIn = (act: Act, wanted: Wanted, got: Got): string[] => {
  const told =
    refusedAsDone(act, got.answer) ||
    (got.answer.status === wanted.answer.status &&
      sameAnswer(wanted.answer.body, got.answer.body, got.lateFrom));
  return [
    ...(got.struck ? [] : ['the fault was never reached']),
    ...(told ? [] : [`answered ${got.answer.status} ${JSON.stringify(got.answer.body)}`]),
    ...differences(wanted.items, got.items, got.lateFrom),
    ...invariantFaults(got.items),
  ];
};

const faultsUpTo = (requests: number): Fault[] =>
  Array.from({ length: requests }, (_, n) => n + 1).flatMap((at) =>
    (['before', 'after'] as const).flatMap((when) =>
      (['goes on', 'dies'] as const).map((then) => ({ at, when, then })),
    ),
  );

/**
 * R1: every act of a script, with every request that it makes to the table going wrong before and after it is done, with
 * and without the end of the process, and then sent again: in the end the table and the answer are as if nothing had been.
 */
export const runMatrix = async (
  script: Script,
  groundWith: TestbedWith,
  planted: Mutation = nothing,
): Promise<MatrixReport> => {
  const setting = { groundWith, planted };
  const violations: Violation[] = [];
  let world = beginning(script.items);
  let faults = 0;
  for (const act of script.acts) {
    world = { ...world, at: act.at ?? world.at };
    const wanted = await undisturbed(act, world, setting);
    for (const fault of faultsUpTo(wanted.requests)) {
      faults += 1;
      const wrong = wrongIn(act, wanted, await disturbed(act, world, fault, setting));
      violations.push(...wrong.map((what) => ({ act: act.name, fault: named(fault), what })));
    }
    world = { ...world, items: wanted.items };
  }
  return { acts: script.acts.length, faults, violations };
};
