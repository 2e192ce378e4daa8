import type { AreaCode } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { areaLine } from './area-store.ts';

/** Who answers for the area above `code`, or for the next one up where nobody does, or nobody but `except`; `undefined` if nobody at all. */
export const responsibleAbove = async (
  ctx: Context,
  code: AreaCode,
  except?: string,
): Promise<string | undefined> => {
  const above = (await areaLine(ctx, code)).filter((area) => area.code !== code);
  return above.findLast(({ liaison }) => liaison !== undefined && liaison !== except)?.liaison;
};
