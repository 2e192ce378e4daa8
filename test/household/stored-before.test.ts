import { expect, it } from 'vitest';
import { routes } from '../../functions/http/register/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { aHousehold, anArea, GRID, registrar } from '../support/register.ts';

/** Texts that were taken before the border brought what is typed into one form. */
it.each([
  { what: 'a name that nobody sees', more: { name: '\u200b' } },
  { what: 'a name with two blanks, not composed', more: { name: 'Ame\u0301lie  Dorje' } },
  { what: 'an address with a wide blank', more: { address: 'Mill\u3000lane 4' } },
  { what: 'two numbers in one', more: { phone: '8888888 13900000001' } },
])('a household is read as it was stored: $what', async ({ more }) => {
  const { call } = await aPrefecture(routes, [householdItem(aHousehold(GRID, 5, more))]);
  const answer = await call('GET', `/households/${householdId(GRID, 5)}`, registrar);
  expect(answer).toMatchObject({ status: 200, body: more });
});

it('a place is read that was once filed under padded zeros, and none is added any more', async () => {
  const { call } = await aPrefecture(routes, [areaItem(anArea('623027000'))]);
  expect(await call('GET', '/areas/623027000', registrar)).toMatchObject({ status: 200 });
  const answer = await call('POST', '/areas', registrar, { body: { code: '623027101000', name: 'Padded' } });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/code', code: 'area.code' }] } });
});

it('what is typed comes into one form before it is stored', async () => {
  const { call } = await aPrefecture(routes);
  const typed = {
    name: ' Ame\u0301lie\u200b  Dorje\t',
    address: 'Mill\u3000lane\u00a04',
    phone: '（0931）８８８８８８８',
  };
  const body = { id: '01JQ0000000000000000000001', grid: GRID, people: 4, ...typed };
  expect(await call('POST', '/households', registrar, { body })).toMatchObject({
    status: 201,
    body: { name: 'Amélie Dorje', address: 'Mill lane 4', phone: '0931-8888888' },
  });
});

it.each(['', ' ', '\u200b', '\ufeff\u3000', '\u200d'])(
  'a name that nobody sees is none: %j',
  async (name) => {
    const { call } = await aPrefecture(routes);
    const body = { id: '01JQ0000000000000000000001', grid: GRID, people: 4, name, address: 'Mill' };
    const answer = await call('POST', '/households', registrar, { body });
    const told = { pointer: '#/name', code: 'text.no-name' };
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining(told));
  },
);
