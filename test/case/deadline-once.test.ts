import { beforeEach, expect, it, vi } from 'vitest';
import { computeDeadline } from '../../shared/deadline/rules/compute-deadline.ts';
import { caseApi, ID, report, worker } from '../support/case-api.ts';

vi.mock('../../shared/deadline/rules/compute-deadline.ts', { spy: true });
beforeEach(() => {
  vi.mocked(computeDeadline).mockClear();
});

it.each(['P0', 'P1', 'P2', 'P3'])(
  'computes the deadline of a report of %s once, from the first rule to the stored item and the answer',
  async (priority) => {
    const { call, table } = caseApi();
    const answer = await call('POST', '/cases', worker, { body: { ...report, priority } });
    expect(answer.status).toBe(201);
    expect(answer.body).toHaveProperty('colour');
    expect(table.all().find(({ pk, sk }) => pk === `CASE#${ID}` && sk === 'CASE')).toHaveProperty('clockSk');
    expect(computeDeadline).toHaveBeenCalledTimes(1);
  },
);
