import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import type { Area } from '../rules/area.ts';
import { areaLine } from './area-store.ts';

const liaisonIn = (areas: readonly Area[], except: string | undefined): string | undefined =>
  areas.findLast(({ liaison }) => liaison !== undefined && liaison !== except)?.liaison;

/** Who answers for the area above `code`, or for the next one up where nobody does, or nobody but `except`; `undefined` if nobody at all. */
export const responsibleAbove = async (
  ctx: Context,
  code: AreaCode,
  except?: string,
): Promise<string | undefined> => {
  const above = (await areaLine(ctx, code)).filter((area) => area.code !== code);
  return liaisonIn(above, except);
};

/** The same, but nobody above the township: those levels oversee, and read nothing of what is known at a door. */
export const responsibleNear = async (
  ctx: Context,
  code: AreaCode,
  except?: string,
): Promise<string | undefined> => {
  const line = await areaLine(ctx, code);
  const near = line.filter(
    (area) => area.code !== code && ['village', 'township'].includes(kindOfArea(area.code)),
  );
  return liaisonIn(near, except);
};
