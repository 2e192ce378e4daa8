import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { failingTable } from '../harness/failing-table.ts';
import { callerOf } from './call.ts';
import { testContext } from './context.ts';
import {
  aHousehold,
  aLink,
  anArea,
  GRID,
  linkedHousehold,
  TWIN_GRID,
  theStaff,
  theTree,
  VILLAGE,
  village,
  zhuoma,
} from './register.ts';

/** Households of the grid that moves; its twin has one more. */
export const HOUSEHOLDS = 20;
/** What the first test of a move sends, and the next ones send again. */
export const MOVE_ID = '01JQ0000000000000000000020';

export const caseId = (n: number) => `01JQ000000000000000000020${n}`;

export const report = (n: number, subject: object) => ({
  id: caseId(n),
  kind: 'household-request',
  subject,
  words: 'The lane is washed out.',
});

/** A village with everything that must come along when it moves: households, links live and planned, staff and two open cases. */
export const movingVillage = async () => {
  const plain = memoryTable();
  await plain.load([
    ...theTree(),
    ...theStaff(),
    ...Array.from({ length: HOUSEHOLDS }, (_, n) => linkedHousehold(GRID, n, 'w-zhuoma')).flat(),
    householdItem(aHousehold(TWIN_GRID, 4)),
    areaItem(anArea(VILLAGE, { liaison: 's-township' })),
    linkItem(aLink('x', 's-township', { subject: { type: 'area', id: VILLAGE } })),
    linkItem(aLink(householdId(GRID, 2), 'w-cairang', { status: 'planned', from: '2027-01-01' })),
    linkItem(aLink(householdId(GRID, 2), 'w-zhuoma', { to: '2027-01-01' })),
  ]);
  const { table, killAt, revive } = failingTable(plain);
  const test = testContext(table);
  const call = callerOf([...register, ...relocation, ...staff, ...caseRoutes], test.ctx);
  await call('POST', '/cases', zhuoma, { body: report(1, { type: 'household', id: householdId(GRID, 3) }) });
  await call('POST', '/cases', village, { body: report(2, { type: 'area', id: VILLAGE }) });
  return { ...test, call, killAt, revive, plain };
};
