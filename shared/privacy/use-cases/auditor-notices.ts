import type { Opening } from '../../access/rules/break-glass.ts';
import { type AreaCode, gridOf, lineOf } from '../../base/area-code.ts';
import { dayOf } from '../../base/instant.ts';
import type { Notice } from '../../notification/rules/notice.ts';
import type { Context } from '../../table/context.ts';
import { rolesOf } from '../../worker/rules/worker.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { staffServingIn } from '../../worker/store/worker-store.ts';

/** Who looks over the shoulder of those who work in the county of an area. */
export const auditorsOver = async (ctx: Context, area: AreaCode): Promise<string[]> => {
  const staff = (await staffServingIn(ctx, lineOf(area)[1] ?? area)).map(toWorker);
  return staff.filter((one) => rolesOf(one).includes('auditor')).map(({ id }) => id);
};

/** To every auditor of the county: that a record was opened in an emergency, and which one. */
export const auditorNotices = async (
  ctx: Context,
  { id, household, openedAt: at }: Opening,
): Promise<Notice[]> => {
  const grid = gridOf(household);
  const auditors = await auditorsOver(ctx, grid);
  const frame = { id: `break-glass#${id}`, at, day: dayOf(at), grid, household };
  return auditors.map((to) => ({ kind: 'break-glass', to, ...frame }));
};
