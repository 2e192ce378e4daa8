import { expect, it } from 'vitest';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { activityFaults } from '../harness/invariants/activity.ts';
import { aVillage, township, VILLAGE } from '../support/village.ts';

const ulid = (n: number) => `01JW00000000000000000008${String(n).padStart(2, '0')}`;

/** What the month's counters of a programme say was given as aid, in fen. */
const aidIn = (items: readonly Readonly<Record<string, unknown>>[]) =>
  items.reduce((sum, item) => sum + Number(item['partnership.aid.valueFen'] ?? 0), 0);

it('a loan that was arranged and a grant are no aid, and neither is an allowance; money and goods are, until they are corrected', async () => {
  const { call, table } = await aVillage(oversight);
  const enter = async (n: number, kind: string, valueFen: number, programme = 'partnership') => {
    const about = { id: ulid(n), programme, subject: { type: 'area', id: VILLAGE }, day: '2026-03-08' };
    const answer = await call('POST', '/services', township, { body: { ...about, kind, valueFen } });
    expect(answer.status, kind).toBe(201);
  };
  await enter(1, 'loan-arranged', 50_000_000);
  await enter(2, 'grant', 20_000_000);
  await enter(3, 'rehabilitation', 900);
  await enter(4, 'allowance', 77, 'household');
  expect(aidIn(table.all())).toBe(0);
  expect(table.all().some((item) => item['household.aid.valueFen'] !== undefined)).toBe(false);
  await enter(5, 'money', 3_000);
  await enter(6, 'goods', 400);
  await enter(7, 'medicine', 50);
  expect(aidIn(table.all())).toBe(3_450);
  await call('POST', `/services/${ulid(5)}/correct`, township, { body: { id: ulid(8) } });
  expect(aidIn(table.all())).toBe(450);
  expect(activityFaults(table.all())).toEqual([]);
});
