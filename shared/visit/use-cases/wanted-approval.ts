import { responsibleAbove } from '../../area/store/responsible.ts';
import { dayOf } from '../../base/instant.ts';
import type { Notice } from '../../notification/rules/notice.ts';
import type { Context } from '../../table/context.ts';
import { isOfMinor } from '../rules/task.ts';
import type { TriggerRecord } from '../rules/trigger-record.ts';

/** Nobody opens what a trigger says of a child until somebody above, other than who entered it, has approved of a reader. */
export const wantedApproval = async (ctx: Context, record: TriggerRecord): Promise<Notice[]> => {
  const { id, kind, grid, household, createdAt: at, createdBy } = record;
  if (!isOfMinor({ reason: kind }) || household === undefined) return [];
  const to = await responsibleAbove(ctx, grid, createdBy);
  if (to === undefined) return [];
  const frame = { id: `approval-wanted#${id}`, at, day: dayOf(at), to, grid, household };
  return [{ kind: 'approval', about: 'wanted', ...frame }];
};
