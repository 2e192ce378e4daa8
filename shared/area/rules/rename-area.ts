import * as z from 'zod/mini';
import { conflict } from '../../base/refusal.ts';
import { Name } from '../../base/words.ts';
import type { Area } from './area.ts';

export const AreaName = z.strictObject({ name: Name });

export const renameArea = (it: Area, { name }: z.infer<typeof AreaName>): Area => {
  if (it.retired !== undefined) throw conflict(`The area has become ${it.retired.successor}; name that one.`);
  return { ...it, name, version: it.version + 1 };
};
