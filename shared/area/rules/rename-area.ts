import * as z from 'zod/mini';
import { conflict } from '../../base/refusal.ts';
import { Name } from '../../base/words.ts';
import type { Area } from './area.ts';

export const AreaName = z.strictObject({ name: Name });

export const renameArea = (it: Area, { name }: z.infer<typeof AreaName>): Area => {
  if (it.retired !== undefined) throw conflict('area.retired', { successor: it.retired.successor });
  return { ...it, name, version: it.version + 1 };
};
