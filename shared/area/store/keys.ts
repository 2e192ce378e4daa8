import { parentOf } from '../../base/area-code.ts';
import type { Key } from '../../table/key.ts';

export const areasPartition = (code: string) => `AREA#${code}`;
export const areaKey = (code: string): Key => ({ pk: `AREA#${parentOf(code) ?? 'TOP'}`, sk: `AREA#${code}` });
