import * as z from 'zod/mini';
import { fault } from './fault.ts';
import { personal } from './personal.ts';
import { invalid } from './refusal.ts';

/**
 * The place of an area in the tree, written into its code: GB/T 2260 for prefecture and county (6 digits),
 * then three digits each for township, village and grid. Whoever holds a code knows every area above it
 * without reading anything.
 */
export const AreaCode = z.string().check(z.regex(/^[1-9]\d{5}(\d{3}){0,3}$/, fault('area.code')));
export type AreaCode = z.infer<typeof AreaCode>;

/** Of a place that is new: none is called 000, which stands for all of them where codes are padded. */
export const NewAreaCode = AreaCode.check(z.regex(/^\d{6}(?:(?!000)\d{3})*$/, fault('area.code')));

export const GridCode = z.string().check(z.regex(/^[1-9]\d{14}$/, fault('grid.code')));

export const areaKinds = ['prefecture', 'county', 'township', 'village', 'grid'] as const;
export const AreaKind = z.enum(areaKinds);
export type AreaKind = z.infer<typeof AreaKind>;

const kindByLength: Record<number, AreaKind> = { 6: 'county', 9: 'township', 12: 'village', 15: 'grid' };

export const kindOfArea = (code: AreaCode): AreaKind =>
  code.length === 6 && code.endsWith('00') ? 'prefecture' : (kindByLength[code.length] ?? 'grid');

/** The area responsible for this one; none above the prefecture. */
export const parentOf = (code: AreaCode): AreaCode | undefined => {
  if (kindOfArea(code) === 'prefecture') return undefined;
  return code.length === 6 ? `${code.slice(0, 4)}00` : code.slice(0, -3);
};

/** From the prefecture down to the area itself. */
export const lineOf = (code: AreaCode): AreaCode[] => {
  const parent = parentOf(code);
  return parent === undefined ? [code] : [...lineOf(parent), code];
};

/** The areas and every one above them, the deepest first; within one depth their order does not matter. */
export const areasByDepth = (areas: readonly AreaCode[]): AreaCode[][] => {
  const byDepth = Map.groupBy(new Set(areas.flatMap(lineOf)), (code) => lineOf(code).length);
  return [...byDepth].toSorted(([one], [other]) => other - one).map(([, found]) => found);
};

/** `/623000/623027/623027101/`: always closed by a slash, so that no code is taken for a prefix of its twin. */
export const areaPath = (code: AreaCode): string => `/${lineOf(code).join('/')}/`;

/** Whether `inner` is `outer` or lies in it. */
export const isWithin = (inner: string, outer: string): boolean =>
  outer.startsWith('/') && outer.endsWith('/') && inner.endsWith('/') && inner.startsWith(outer);

/** The township that a village, a grid or a household's case is listed under. */
export const townshipOf = (code: AreaCode): AreaCode => code.slice(0, 9);

/** The last area of a path. */
export const areaOfPath = (path: string): AreaCode => path.split('/').at(-2) ?? '';

/** Retired codes and what came after each. A code below one of them follows it, unless it has a line of its own. */
export type Retirements = Readonly<Record<string, string>>;

/** Codes are renamed one after the other, never in a ring; this only keeps a damaged list from turning for ever. */
const MOST_RENAMINGS = 50;

const renamedOnce = (code: AreaCode, retired: Retirements): AreaCode | undefined => {
  const nearest = lineOf(code).findLast((one) => retired[one] !== undefined);
  const successor = nearest === undefined ? undefined : retired[nearest];
  return nearest === undefined || successor === undefined
    ? undefined
    : `${successor}${code.slice(nearest.length)}`;
};

/** Those that a code may have come from in one step, whether they did or not. */
const comeFrom = (code: AreaCode, retired: Retirements): AreaCode[] =>
  Object.entries(retired).flatMap(([from, to]) =>
    lineOf(code).includes(to) ? [`${from}${code.slice(to.length)}`] : [],
  );

/** The code under which an area is found today: the same one, or the last of its successors. */
export const currentArea = (code: AreaCode, retired: Retirements): AreaCode => {
  let current = code;
  for (let n = 0; n < MOST_RENAMINGS; n += 1) {
    const next = renamedOnce(current, retired);
    if (next === undefined) return current;
    current = next;
  }
  return current;
};

/** Every code under which an area was known, that of today first. */
export const formerCodes = (code: AreaCode, retired: Retirements): AreaCode[] => {
  const found = new Set([code]);
  for (const one of found)
    for (const before of comeFrom(one, retired)) if (currentArea(before, retired) === code) found.add(before);
  return [...found];
};

/**
 * A household's number: its grid's code, a dash, three digits and a check digit (ISO/IEC 7064, MOD 11,10).
 * The number says where the household lies, so a report needs no look-up to know whose it is; a household
 * that moves to another grid gets a new number there, and the old one points to it.
 */
export const HouseholdId = personal(
  'household.id',
  z.string().check(
    z.regex(/^[1-9]\d{14}-\d{4}$/, fault('household.number')),
    z.refine((id) => checkDigit(id.slice(0, -1)) === id.slice(-1), fault('household.check-digit')),
  ),
);
export type HouseholdId = z.infer<typeof HouseholdId>;

/** ISO/IEC 7064 MOD 11,10 over the digits of `text`; finds every single wrong digit. */
const checkDigit = (text: string): string => {
  let remainder = 10;
  for (const digit of text.replace('-', '')) {
    const sum = (remainder + Number(digit)) % 10 || 10;
    remainder = (sum * 2) % 11;
  }
  return String((11 - remainder) % 10);
};

/** The number of the `sequence`th (0 to 999) household of a grid. */
export const householdId = (grid: string, sequence: number): HouseholdId => {
  if (sequence < 0 || sequence > 999) throw invalid('grid.full');
  const stem = `${grid}-${String(sequence).padStart(3, '0')}`;
  return `${stem}${checkDigit(stem)}`;
};

export const isHouseholdId = (id: string): id is HouseholdId => HouseholdId.safeParse(id).success;

export const gridOf = (id: HouseholdId): string => id.slice(0, 15);

/** Which household of its grid it is. */
export const sequenceOf = (id: HouseholdId): number => Number(id.slice(16, 19));
