import type { Opening } from '../../access/rules/break-glass.ts';
import { gridOf, lineOf } from '../../base/area-code.ts';
import { dayOf } from '../../base/instant.ts';
import type { Notice } from '../../notification/rules/notice.ts';
import type { Context } from '../../table/context.ts';
import { rolesOf } from '../../worker/rules/worker.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { staffServingIn } from '../../worker/store/worker-store.ts';

/** To every auditor of the county: that a record was opened in an emergency, and which one. */
export const auditorNotices = async (
  ctx: Context,
  { id, household, openedAt: at }: Opening,
): Promise<Notice[]> => {
  const grid = gridOf(household);
  const county = lineOf(grid)[1] ?? grid;
  const staff = (await staffServingIn(ctx, county)).map(toWorker);
  const auditors = staff.filter((one) => rolesOf(one).includes('auditor'));
  const frame = { id: `break-glass#${id}`, at, day: dayOf(at), grid, household };
  return auditors.map(({ id: to }) => ({ kind: 'break-glass', to, ...frame }));
};
