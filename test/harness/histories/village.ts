import { areaItem } from '../../../shared/area/store/area-item.ts';
import { householdId } from '../../../shared/base/area-code.ts';
import { householdItem } from '../../../shared/household/store/household-item.ts';
import { linkItem } from '../../../shared/link/store/links.ts';
import type { Item } from '../../../shared/table/table.ts';
import { workerItem } from '../../../shared/worker/store/worker-item.ts';
import * as register from '../../support/register.ts';
import type { Draw } from './draw.ts';
import type { Known } from './known.ts';
import * as people from './people.ts';

const { GRID, TWIN_GRID, TOWNSHIP, VILLAGE, OTHER_VILLAGE } = register;
const THIRD_GRID = `${VILLAGE}002`;
const LAST_GRID = `${OTHER_VILLAGE}002`;
const grids = [GRID, TWIN_GRID, THIRD_GRID, `${OTHER_VILLAGE}001`, LAST_GRID];

const addressOf = (grid: string, n: number) => `Old lane ${grid.slice(9)} ${n}`;
const serving = [...people.visitors, ...people.movers];

const staff = (): Item[] =>
  [
    ...serving.map(({ sub }) => register.aWorker(sub, { area: TOWNSHIP })),
    register.aWorker('w-grid', { area: GRID }),
    ...people.overseers.map(({ sub }) => register.aWorker(sub, { role: 'supervisor', area: TOWNSHIP })),
    register.aWorker('s-county', { role: 'supervisor', area: register.COUNTY }),
    ...people.registrars.map(({ sub }) =>
      register.aWorker(sub, { role: 'registrar', area: register.COUNTY }),
    ),
  ].map(workerItem);

/** A live link now and two planned ones, as when somebody goes on leave and comes back. */
const linksOf = (id: string, worker: string, isCrowded: boolean): Item[] => {
  if (!isCrowded) return [linkItem(register.aLink(id, worker))];
  return [
    linkItem(register.aLink(id, worker, { to: '2027-01-01' })),
    linkItem(register.aLink(id, worker, { status: 'planned', from: '2027-01-01', to: '2027-02-01' })),
    linkItem(register.aLink(id, worker, { status: 'planned', from: '2027-02-01' })),
  ];
};

/** The last one stands so high that who is added one by one never meets who is imported. */
const HIGH = 600;
const numbersIn = (count: number) => [...Array.from({ length: count - 1 }, (_, n) => n), HIGH];

interface Size {
  readonly households: number;
  /** Of how many doors somebody planned ahead; more than fit into one transaction, now and then. */
  readonly crowded: number;
}

/** One small township in which everybody works on the same few records. */
export const aVillage = (draw: Draw, { households, crowded }: Size) => {
  const known: Known = {
    formerNumbers: [],
    services: [],
    contacts: [],
    households: new Map(),
    cases: new Map(),
    grids: new Set(grids),
    fresh: new Set(),
    names: new Map(),
    workers: new Set([...people.movers.map(({ sub }) => sub), 'w-grid']),
    links: [],
    deputies: [],
    ends: new Map(),
    tasks: [],
    ways: [],
    today: () => '2026-03-09',
    nextNo: 500,
  };
  const items: Item[] = [...register.theTree(), ...staff()];
  for (const grid of [THIRD_GRID, LAST_GRID]) items.push(areaItem(register.anArea(grid)));
  for (const grid of grids)
    for (const n of numbersIn(grid === GRID ? Math.max(households, crowded) : households)) {
      const id = householdId(grid, n);
      const worker = draw.of(serving)?.sub ?? 'w-one';
      const address = addressOf(grid, n);
      items.push(householdItem(register.aHousehold(grid, n, { address, liaison: worker })));
      items.push(...linksOf(id, worker, grid === GRID && n < crowded));
      known.households.set(address, id);
      known.links.push({ subject: id, worker, from: '2026-01-01' });
    }
  return { items, known };
};
