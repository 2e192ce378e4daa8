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
  colleague,
  FAR_GRID,
  foreignRegistrar,
  GRID,
  linkedHousehold,
  OTHER_TOWNSHIP,
  registrar,
  TWIN_GRID,
  theStaff,
  theTree,
  township,
  VILLAGE,
  village,
  zhuoma,
} from '../../support/register.ts';
import { testServices } from '../../support/services.ts';

const ID = '01JQ0000000000000000000020';
const NEW_VILLAGE = `${OTHER_TOWNSHIP}777`;
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

const move = (more: object = {}, who = registrar, code = VILLAGE) =>
  call('POST', `/areas/${code}/move`, who, {
    body: { id: ID, to: NEW_VILLAGE, reason: 'boundary-change', ...more },
  });
describe('a move that is refused', () => {
  it.each([
    {
      why: 'the code was given before',
      more: { to: '623027110201' },
      who: registrar,
      code: VILLAGE,
      status: 409,
    },
    {
      why: 'there is no area to put it into',
      more: { to: '623027555001' },
      who: registrar,
      code: VILLAGE,
      status: 400,
    },
    {
      why: 'it would become another kind',
      more: { to: FAR_GRID },
      who: registrar,
      code: VILLAGE,
      status: 400,
    },
    { why: 'it is a county', more: { to: '623029' }, who: registrar, code: '623027', status: 404 },
    {
      why: 'it goes to another county',
      more: { to: '623026100201' },
      who: registrar,
      code: VILLAGE,
      status: 404,
    },
    { why: 'it lies in another county', more: {}, who: foreignRegistrar, code: VILLAGE, status: 404 },
    { why: 'there is no such area', more: {}, who: registrar, code: '623027101999', status: 404 },
    { why: 'a supervisor moves nothing', more: {}, who: township, code: VILLAGE, status: 403 },
    {
      why: 'the reason is a text',
      more: { reason: 'we like it so' },
      who: registrar,
      code: VILLAGE,
      status: 400,
    },
  ])('refuses when $why, and writes nothing', async ({ more, who, code, status }) => {
    const before = plain.all();
    expect((await move(more, who, code)).status).toBe(status);
    expect(plain.all()).toEqual(before);
  });

  it.each([
    { why: 'with another body', more: { to: `${OTHER_TOWNSHIP}778` }, who: registrar, status: 422 },
    { why: 'by another user', more: {}, who: colleague, status: 409 },
  ])('refuses the same id $why', async ({ more, who, status }) => {
    await move();
    expect((await move(more, who)).status).toBe(status);
  });
});
