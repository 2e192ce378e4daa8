import { expect, it } from 'vitest';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { hoursLater } from '../support/cases.ts';
import { caseId, handingOver, handOverBody } from '../support/handing-over.ts';
import { county, GRID, township } from '../support/register.ts';

it('leaves a case with the giver who got it after the hand-over, whenever the job comes to it', async () => {
  const { call, ctx, killAt, revive, moveTo, plain } = await handingOver();
  killAt(3, 'before');
  expect((await call('POST', '/hand-overs', township, { body: handOverBody })).status).toBe(500);
  revive();
  moveTo(hoursLater(0.5));
  const id = caseId(9);
  const subject = { type: 'household', id: householdId(GRID, 9) };
  const body = { id, kind: 'household-request', subject, words: 'Help.' };
  await call('POST', '/cases', township, { body });
  await call('POST', `/cases/${id}/accept`, county, { body: {} });
  const assigned = await call('POST', `/cases/${id}/assign`, county, {
    body: { to: { worker: 'w-zhuoma' } },
  });
  expect(assigned.status).toBe(200);
  moveTo(hoursLater(2));
  expect(await finishWork(ctx)).toMatchObject({ complete: true });
  const assigneeOf = (one: string) =>
    plain.all().find(({ pk, sk }) => pk === `CASE#${one}` && sk === 'CASE')?.['assignee'];
  expect(assigneeOf(id)).toBe('worker:w-zhuoma');
  expect([1, 2, 3].map((n) => assigneeOf(caseId(n)))).toEqual(Array(3).fill('worker:w-cairang'));
});
