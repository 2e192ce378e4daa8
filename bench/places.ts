/** The eight counties of Gannan (GB/T 2260); townships, villages and grids below them are invented. */
const COUNTIES = ['623001', '623021', '623022', '623023', '623024', '623025', '623026', '623027'];
const TOWNSHIPS = 12;
const VILLAGES = 7;
const GRIDS = 3;

const digits = (n: number) => String(n).padStart(3, '0');

/** The grid of the `n`th case, so that neighbours in number are far apart in place: 2,016 grids in all. */
export const gridNo = (n: number): string => {
  const county = COUNTIES[n % COUNTIES.length] ?? '623001';
  const township = Math.floor(n / COUNTIES.length) % TOWNSHIPS;
  const village = Math.floor(n / (COUNTIES.length * TOWNSHIPS)) % VILLAGES;
  const grid = Math.floor(n / (COUNTIES.length * TOWNSHIPS * VILLAGES)) % GRIDS;
  return `${county}${digits(101 + township)}${digits(201 + village)}${digits(1 + grid)}`;
};

/** A client-made id, the same in every run. */
export const idNo = (series: 'D' | 'N' | 'R', n: number): string =>
  `01JQ${series}${String(n).padStart(21, '0')}`;
