import * as z from 'zod/mini';

/**
 * The place of an area in the tree, written into its code: GB/T 2260 for prefecture and county (6 digits),
 * then three digits each for township, village and grid. Whoever holds a code knows every area above it
 * without reading anything.
 */
export const AreaCode = z
  .string()
  .check(
    z.regex(/^[1-9]\d{5}(\d{3}){0,3}$/, 'Send 6, 9, 12 or 15 digits: county, township, village or grid.'),
  );
export type AreaCode = z.infer<typeof AreaCode>;

export const GridCode = z.string().check(z.regex(/^[1-9]\d{14}$/, 'Send the 15 digits of a service grid.'));

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
