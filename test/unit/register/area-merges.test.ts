import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../../functions/http/cases/routes.ts';
import { routes as register } from '../../../functions/http/register/routes.ts';
import { routes as staff } from '../../../functions/http/staff/routes.ts';
import { areaItem } from '../../../shared/data/area-item.ts';
import { householdItem } from '../../../shared/data/household-item.ts';
import { linkItem } from '../../../shared/data/link-item.ts';
import { householdId } from '../../../shared/domain/area/household-id.ts';
import { callerOf } from '../../support/call.ts';
import { failingTable } from '../../support/failing-table.ts';
import { memoryTable } from '../../support/memory-table.ts';
import {
  aHousehold,
  aLink,
  anArea,
  GRID,
  linkedHousehold,
  OTHER_VILLAGE,
  registrar,
  TWIN_GRID,
  theStaff,
  theTree,
  VILLAGE,
  village,
  zhuoma,
} from '../../support/register.ts';
import { testServices } from '../../support/services.ts';

const ID = '01JQ0000000000000000000020';
const HOUSEHOLDS = 20;
const caseId = (n: number) => `01JQ000000000000000000020${n}`;
const report = (n: number, subject: object) => ({
  id: caseId(n),
  kind: 'household-request',
  subject,
  words: 'The lane is washed out.',
});

const setUp = async () => {
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
  const test = testServices(table);
  const call = callerOf([...register, ...staff, ...caseRoutes], test.services);
  await call('POST', '/cases', zhuoma, { body: report(1, { type: 'household', id: householdId(GRID, 3) }) });
  await call('POST', '/cases', village, { body: report(2, { type: 'area', id: VILLAGE }) });
  return { ...test, call, killAt, revive, plain };
};
let { call, plain } = await setUp();
beforeEach(async () => {
  ({ call, plain } = await setUp());
});

const merge = (code: string, into: string, who = registrar) =>
  call('POST', `/areas/${code}/merge`, who, { body: { id: ID, into, reason: 'merger' } });
const moved = { state: 'done', areas: 3, households: HOUSEHOLDS + 1, workers: 4, cases: 2 };

const rowsOf = (prefix: string) =>
  plain.all().filter(({ pk, sk }) => pk.startsWith(prefix) || sk.startsWith(prefix));
const present = (grid: string) => rowsOf(`HH#${grid}`).filter(({ status }) => status === 'present');

describe('POST /areas/{code}/merge', () => {
  it('gives the grids of an absorbed village the next free codes', async () => {
    expect(await merge(VILLAGE, OTHER_VILLAGE)).toMatchObject({
      status: 201,
      body: { kind: 'merger', ...moved },
    });
    expect(present(`${OTHER_VILLAGE}002`)).toHaveLength(HOUSEHOLDS);
    expect(present(`${OTHER_VILLAGE}003`)).toHaveLength(1);
    expect((await call('GET', `/areas/${VILLAGE}`, registrar)).body.retired).toMatchObject({
      successor: OTHER_VILLAGE,
    });
    expect((await call('GET', `/areas/${GRID}`, registrar)).body.retired).toMatchObject({
      successor: `${OTHER_VILLAGE}002`,
    });
    expect((await call('GET', `/areas/${OTHER_VILLAGE}`, registrar)).body).not.toHaveProperty('liaison');
    expect((await call('GET', `/households?grid=${OTHER_VILLAGE}002`, zhuoma)).body.items).toHaveLength(
      HOUSEHOLDS,
    );
  });

  it('gives the households of an absorbed grid numbers that nobody had there', async () => {
    expect((await merge(GRID, TWIN_GRID)).body).toMatchObject({ state: 'done', households: HOUSEHOLDS });
    const numbers = present(TWIN_GRID).map(({ id }) => id);
    expect(new Set(numbers).size).toBe(HOUSEHOLDS + 1);
    expect(rowsOf(`HH#${householdId(GRID, 4)}`)).toMatchObject([{ movedTo: householdId(TWIN_GRID, 20) }]);
    expect((await call('GET', `/households/${householdId(GRID, 4)}`, zhuoma)).body).toMatchObject({
      status: 'moved',
      movedTo: householdId(TWIN_GRID, 20),
    });
  });

  it.each([
    { why: 'both are one', code: VILLAGE, into: VILLAGE, status: 400 },
    { why: 'they are of two kinds', code: VILLAGE, into: TWIN_GRID, status: 400 },
    { why: 'there is nothing to absorb it', code: VILLAGE, into: '623027101999', status: 400 },
  ])('refuses when $why, and writes nothing', async ({ code, into, status }) => {
    const before = plain.all();
    expect((await merge(code, into)).status).toBe(status);
    expect(plain.all()).toEqual(before);
  });
});
