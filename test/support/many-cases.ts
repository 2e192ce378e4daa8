import { gridNo } from '../../bench/places.ts';
import { caseCounterKey } from '../../shared/case/store/keys.ts';
import type { Item, Table } from '../../shared/table/table.ts';

const STAGES = [
  'reported',
  'accepted',
  'assigned',
  'returned',
  'handling',
  'waiting',
  'answered',
  'verifying',
  'reopened',
];
const OPEN = STAGES.flatMap((stage) => ['green', 'yellow', 'red'].map((colour) => `${stage}:${colour}`));
const CELLS = [...OPEN, 'closed', 'refused', 'merged', 'withdrawn'];
const GRIDS = 240;
const MONTHS = ['2026-02', '2026-03'];

/** The counters that `count` cases leave behind: in 240 grids all over the prefecture, at every stage, in every colour and two months. */
export const loadCounters = async (table: Table, count: number): Promise<string[]> => {
  const counters = new Map<string, Item>();
  const grids = new Set<string>();
  for (let n = 0; n < count; n += 1) {
    const grid = gridNo(n % GRIDS);
    const key = caseCounterKey(grid, MONTHS[n % MONTHS.length] ?? '', String(n));
    const cell = CELLS[Math.floor(n / 7) % CELLS.length] ?? 'closed';
    const had: Item = counters.get(`${key.pk} ${key.sk}`) ?? { ...key };
    const add = (name: string) => Number(had[name] ?? 0) + 1;
    counters.set(`${key.pk} ${key.sk}`, {
      ...had,
      opened: add('opened'),
      [cell]: add(cell),
      writes: add('writes'),
    });
    grids.add(grid);
  }
  await table.load([...counters.values()]);
  return [...grids];
};
