import { expect, it, vi } from 'vitest';
import type { Rules } from '../../shared/deadline/rules/rules.ts';
import { people, prefecture } from '../support/oversight.ts';

/** A third version, in force from April 2026: a household's request within five days instead of seven. */
vi.mock('../../shared/deadline/rules/rule-versions.ts', async (original) => {
  const { RULE_VERSIONS } = await original<{ RULE_VERSIONS: readonly [Rules, Rules] }>();
  const [, { limits, ladders }] = RULE_VERSIONS;
  const { cells, ...kind } = limits.kinds['household-request'];
  const kinds = {
    ...limits.kinds,
    'household-request': { ...kind, cells: { ...cells, P2: { accept: '1wd', resolve: '5d' } } },
  };
  const next = { limits: { ...limits, version: 'v3', from: '2026-04-01', kinds }, ladders };
  return { RULE_VERSIONS: [...RULE_VERSIONS, next], STRICTER_LIMITS: [] };
});

it('a case keeps the rules that it started under, whatever comes into force later', async () => {
  const test = await prefecture();
  const SECOND = '01JQ0000000000000000000002';
  test.moveTo('2026-03-31T01:00:00.000Z');
  await test.open();
  test.moveTo('2026-04-01T01:00:00.000Z');
  await test.step(people.township, 'accept');
  await test.open({ id: SECOND });
  await test.step(people.township, 'accept', {}, SECOND);
  expect(test.stored()).toMatchObject({
    rules: 'v2',
    clock: { rule: 'household-request/P2/resolve@v2', limit: '7d' },
  });
  expect(test.stored(SECOND)).toMatchObject({
    rules: 'v3',
    clock: { rule: 'household-request/P2/resolve@v3', limit: '5d' },
  });
});
