import { readControlRecord } from '../../access/store/control-record.ts';
import { type AreaCode, areaPath, currentArea } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';

/** Every request has just read the control record, or has it from at most this long ago: no further request is made. */
const CONTROL_RECORD_AGE_MS = 10_000;

/** The area that a code stands for today. */
export const currentCode = async (ctx: Context, code: AreaCode): Promise<AreaCode> => {
  const { retired } = await readControlRecord(ctx, CONTROL_RECORD_AGE_MS);
  return currentArea(code, retired);
};

/** The path of the area that a code stands for today, for permission: whoever had it before the move loses it. */
export const currentPath = async (ctx: Context, code: AreaCode): Promise<string> =>
  areaPath(await currentCode(ctx, code));
