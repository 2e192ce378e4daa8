import { invariantFaults } from '../invariants/invariants.ts';
import type { Act, Answer, Script } from './act.ts';
import { differences } from './compare.ts';
import type { Violation } from './matrix.ts';
import { attempt, beginning, processOn, type TestbedWith } from './world.ts';

/** Somebody was faster: a sender reads, or sends, again; a job or a message comes again by itself. */
const gaveWay = (act: Act, { status }: Answer) => [404, 409, 412].includes(status) || act.route === undefined;

const wrongAmong = (act: Act, answers: readonly Answer[]): string[] => {
  const done = answers.filter(({ status }) => status < 400);
  const strange = answers.filter((one) => one.status >= 400 && !gaveWay(act, one));
  return [
    ...(done.length > 0 ? [] : ['nobody was answered']),
    ...strange.map(({ status, body }) => `answered ${status} ${JSON.stringify(body)}`),
  ];
};

/** H03: every act of a script, sent so many times at once by as many processes, has the effect of one. */
export const runAtOnce = async (
  script: Script,
  groundWith: TestbedWith,
  copies: number,
): Promise<Violation[]> => {
  const violations: Violation[] = [];
  let world = beginning(script.items);
  for (const act of script.acts) {
    const at = act.at ?? world.at;
    const [one, many] = [await groundWith(world.items), await groundWith(world.items)];
    await attempt(
      act,
      processOn(one.table, () => at),
    );
    const senders = Array.from({ length: copies }, () => processOn(many.table, () => at));
    const answers = await Promise.all(senders.map((ctx) => attempt(act, ctx)));
    const items = await one.all();
    const found = await many.all();
    const wrong = [
      ...wrongAmong(act, answers),
      ...differences(items, found, undefined),
      ...invariantFaults(found),
    ];
    violations.push(...wrong.map((what) => ({ act: act.name, fault: `${copies} at once`, what })));
    world = { items, at };
  }
  return violations;
};
