import { invalid, type Refusal } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { likelyUnit, type UnitWork } from '../rules/likely-unit.ts';
import type { Unit } from '../rules/unit.ts';
import { findUnit, unitsWorkingFor } from './find-units.ts';

/** That there is no such unit, and which one was probably meant. */
const unknownUnit = (id: string, units: readonly Unit[], work: UnitWork, pointer: string): Refusal => {
  const meant = likelyUnit(id, units, work)?.id;
  return meant === undefined
    ? invalid('unit.unknown', pointer, { unit: id })
    : invalid('unit.unknown-meant', pointer, { unit: id, meant });
};

/** The unit, as far as it may work for the place; all others are only looked at to say who was meant. */
export const requireUnit = async (
  ctx: Context,
  id: string,
  work: UnitWork,
  pointer: string,
): Promise<Unit> => {
  const unit = await findUnit(ctx, work.area, id);
  if (unit !== undefined) return unit;
  throw unknownUnit(id, await unitsWorkingFor(ctx, work.area), work, pointer);
};
