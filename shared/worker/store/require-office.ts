import type { Context } from '../../table/context.ts';
import { requireUnit } from '../../unit/store/require-unit.ts';
import type { WorkerFile } from '../rules/worker.ts';

/** Refuses the office of a colleague if it is not in the register: no case would reach them. */
export const requireOffice = async (
  ctx: Context,
  { unit, area }: Pick<WorkerFile, 'unit' | 'area'>,
): Promise<void> => {
  if (unit !== undefined) await requireUnit(ctx, unit, { area }, '#/unit');
};
