import { isDeepStrictEqual } from 'node:util';
import { contextOver } from '../../../shared/runtime/context.ts';
import type { Answered } from '../../support/call.ts';
import { invariantFaults } from '../invariants/invariants.ts';
import { todaysId } from './commands/visit-commands.ts';
import { isDone, type Operation, type Sending } from './operation.ts';
import { chief } from './people.ts';
import { type Readback, readbackOf } from './readback.ts';
import { isSignedOut } from './send.ts';
import { isoOf, notedLog } from './servers.ts';
import type { World } from './world.ts';

export type FaultKind =
  | 'lost'
  | 'doubled'
  | 'refused although it had happened'
  | 'failed'
  | 'another answer'
  | 'gave up'
  | 'invariant'
  | 'job';

export interface Fault {
  readonly what: FaultKind;
  /** Of which operation, where it is of one. */
  readonly operation?: Operation;
  /** The same for faults of one origin. */
  readonly about: string;
}

const told = ({ status, body }: Answered): string => `${status} ${body?.detail ?? ''}`;
/** Without what differs from one record to the next. */
const plain = (text: string) =>
  text.replaceAll(/\d{6,}(-\d+)?|c\d+\.\d+|[0-9A-Z]{26}/g, '…').replaceAll(/\b\d+\b/g, '#');
/** The sorts of items among these keys. */
const sortsOf = (keys: readonly string[]) => [...new Set(keys.map((key) => key.split('#')[0]))].join(', ');

const answersIn = ({ sendings }: Operation) =>
  sendings.flatMap((sending) =>
    sending.answer === undefined || isSignedOut(sending.answer) ? [] : [{ sending, answer: sending.answer }],
  );

/** When its effect was there: what was done before an answer was given, or by whoever died over it. */
const happenedAt = (operation: Operation): number | undefined => {
  const done = answersIn(operation).filter(({ answer }) => isDone(answer));
  if (done.length === 0) return undefined;
  const turns = done.map(({ sending }) => sending.wrote[0] ?? sending.to);
  return Math.min(...turns);
};

const failures = (operation: Operation): Fault[] =>
  operation.sendings
    .filter(({ answer, wasStruck }) => !wasStruck && (answer?.status ?? 0) >= 500)
    .map(({ errors }) => ({ what: 'failed', operation, about: plain(errors[0] ?? '') }));

const refusals = (operation: Operation): Fault[] => {
  const happened = happenedAt(operation);
  return answersIn(operation)
    .filter(({ answer }) => answer.status >= 400 && answer.status < 500)
    .flatMap(({ sending, answer }): Fault[] => {
      if (happened !== undefined && sending.to > happened)
        return [{ what: 'refused although it had happened', operation, about: plain(told(answer)) }];
      const isOvertaken = /faster|Try again|Send it again|at once/.test(told(answer));
      return operation.commutes && isOvertaken
        ? [{ what: 'gave up', operation, about: plain(told(answer)) }]
        : [];
    });
};

/** What depends on when somebody looks. */
const passing = new Set(['asOf', 'colour', 'url', 'fields', 'unread', 'links', 'secret']);
const lasting = (it: unknown, ofToday: readonly string[] = []) =>
  JSON.parse(
    JSON.stringify(it ?? null, (name, value) =>
      passing.has(name) || ofToday.includes(name) ? undefined : value,
    ),
  );

// biome-ignore lint/suspicious/noExplicitAny: answers are read as any client would
const differing = (one: any, other: any): string[] =>
  Object.keys({ ...one, ...other }).filter((name) => !isDeepStrictEqual(one[name], other[name]));

const otherAnswers = (operation: Operation): Fault[] => {
  const [first, ...rest] = answersIn(operation).filter(({ answer }) => isDone(answer));
  if (first === undefined || operation.isLong || operation.isUnfinished?.(first.answer)) return [];
  return rest.flatMap(({ answer }): Fault[] => {
    const names = differing(
      lasting(first.answer.body, operation.ofToday),
      lasting(answer.body, operation.ofToday),
    );
    return names.length === 0 ? [] : [{ what: 'another answer', operation, about: names.join(', ') }];
  });
};

/** Whoever sends again what was answered before writes nothing. */
const rewritings = (operation: Operation): Fault[] => {
  const acknowledged = Math.min(
    ...answersIn(operation).flatMap(({ sending, answer }) =>
      isDone(answer) && operation.isUnfinished?.(answer) !== true ? [sending.to] : [],
    ),
  );
  if (operation.isLong) return [];
  const again = (one: Sending) => one.from > acknowledged && one.wrote.length > 0;
  return operation.sendings
    .filter(again)
    .map(({ keys }) => ({ what: 'doubled', operation, about: `written again: ${sortsOf(keys)}` }));
};

const effects = async (operation: Operation, read: Readback): Promise<Fault[]> => {
  const done = answersIn(operation).find(({ answer }) => isDone(answer));
  const anyAnswer = done ?? answersIn(operation).at(-1);
  const count = await operation.effect?.(read, anyAnswer?.answer);
  if (count === undefined) return [];
  if (count > 1) return [{ what: 'doubled', operation, about: 'it is there more than once' }];
  if (done !== undefined && count === 0) return [{ what: 'lost', operation, about: 'it is not there' }];
  const isRefused = done === undefined && anyAnswer !== undefined && anyAnswer.answer.status < 500;
  return isRefused && count === 1
    ? [{ what: 'refused although it had happened', operation, about: plain(told(anyAnswer.answer)) }]
    : [];
};

const households = async ({ known }: World, read: Readback): Promise<Fault[]> => {
  const census = Map.groupBy(await read.census(), ({ address }) => address);
  return [...known.households.keys()].flatMap((address): Fault[] => {
    const count = census.get(address)?.length ?? 0;
    if (count === 1) return [];
    return [{ what: count === 0 ? 'lost' : 'doubled', about: `household ${plain(address.slice(0, 8))}` }];
  });
};

/** An open case about a household is filed under the number that the household has today. */
const casesLeftBehind = async ({ known, operations }: World, read: Readback): Promise<Fault[]> => {
  const faults: Fault[] = [];
  const reports = operations.filter(({ kind }) => kind === 'report');
  for (const id of known.cases.keys()) {
    const { status, body } = await read.get(chief, `/cases/${id}`);
    if (status !== 200 || body.clock === undefined || body.subject.type !== 'household') continue;
    const isThere = (await todaysId(read, body.subject.id)) === body.subject.id;
    const operation = reports.find(({ request }) => Object(request.body).id === id);
    const whose = operation === undefined ? {} : { operation };
    if (!isThere) faults.push({ what: 'lost', ...whose, about: 'a case stays behind' });
  }
  return faults;
};

/** All that is wrong, read back over the API and off the table. */
export const judged = async (world: World): Promise<Fault[]> => {
  const now = isoOf(world.scheduler.now());
  const read = readbackOf(contextOver(world.database.truth, notedLog([]), () => now));
  const faults: Fault[] = [];
  for (const operation of world.operations)
    faults.push(
      ...failures(operation),
      ...refusals(operation),
      ...otherAnswers(operation),
      ...rewritings(operation),
      ...(await effects(operation, read)),
    );
  return [
    ...faults,
    ...(await households(world, read)),
    ...(await casesLeftBehind(world, read)),
    ...invariantFaults(world.database.truth.all()).map(
      (about): Fault => ({ what: 'invariant', about: plain(about) }),
    ),
    ...world.failedJobs.map((about): Fault => ({ what: 'job', about: plain(about) })),
  ];
};
