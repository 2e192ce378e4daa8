import { describe, expect, it } from 'vitest';
import type { Script } from '../harness/faults/act.ts';
import { caseScripts } from '../harness/faults/case-scripts.ts';
import { runMatrix } from '../harness/faults/matrix.ts';
import { withCountersApart, withoutGuards, withoutTransactions } from '../harness/faults/mutations.ts';
import { scripts } from '../harness/faults/scripts.ts';
import { inMemory } from '../harness/faults/world.ts';
import { everyRoute } from '../support/every-route.ts';

/** Routes that change something and cannot be compared with a second run. */
const leftOut: Readonly<Record<string, string>> = {
  'POST /rules/simulate': 'writes nothing',
  'POST /me/calendar': 'draws a new token each time; the one before stops working',
  'DELETE /me/calendar': 'removes what the route above has drawn',
  'POST /subjects':
    'no programme of the product has such subjects; test/harness/sixth puts them to the same test',
  'PUT /subjects/{subjectId}': 'as above',
  'POST /subjects/{subjectId}/end': 'as above',
};

describe('R1 every request to the table that goes wrong, before or after it is done', () => {
  it.each(scripts)('leaves no trace once the act is sent again: $name', async (script) => {
    const report = await runMatrix(script, inMemory);
    expect(report.faults).toBeGreaterThan(report.acts);
    expect(report.violations).toEqual([]);
  });
});

describe('the scripts', () => {
  it('hold every route that changes something', async () => {
    const sent = scripts.flatMap(({ acts }) => acts.flatMap(({ route }) => route ?? []));
    const isSent = (name: string) => {
      const pattern = new RegExp(`^${name.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      return sent.some((one) => pattern.test(one));
    };
    const changing = (await everyRoute()).filter(({ route }) => route.method !== 'GET');
    const missing = changing.map(({ name }) => name).filter((name) => !isSent(name));
    expect(missing.sort()).toEqual(Object.keys(leftOut).sort());
  });
});

describe('the matrix finds', () => {
  const [life, , merger] = caseScripts;
  const firstActs = (script: Script | undefined, count: number): Script => ({
    name: script?.name ?? '',
    items: script?.items ?? [],
    acts: script?.acts.slice(0, count) ?? [],
  });

  it.each([
    { what: 'new records without a guard', planted: withoutGuards },
    { what: 'counters outside the transaction', planted: withCountersApart },
    { what: 'no transactions', planted: withoutTransactions },
  ])('a planted fault: $what', async ({ planted }) => {
    const report = await runMatrix(firstActs(merger, 3), inMemory, planted);
    expect(report.violations).not.toEqual([]);
  });

  it('a step that knows no key, and is taken twice', async () => {
    const note = life?.acts.findIndex(({ name }) => name.endsWith('/notes')) ?? -1;
    const script = firstActs(life, note + 1);
    const keyless = script.acts.map((act, n) => (n === note ? (act.keyless?.() ?? act) : act));
    const { violations } = await runMatrix({ ...script, acts: keyless }, inMemory);
    expect(violations.map(({ what }) => what)).toContainEqual(expect.stringMatching(/^more than there/));
  });
});
