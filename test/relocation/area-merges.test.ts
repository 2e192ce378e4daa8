import { beforeEach, describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { HOUSEHOLDS, MOVE_ID, movingVillage } from '../support/moving-village.ts';
import { GRID, OTHER_VILLAGE, registrar, TWIN_GRID, VILLAGE, zhuoma } from '../support/register.ts';

let { call, plain } = await movingVillage();
beforeEach(async () => {
  ({ call, plain } = await movingVillage());
});

const merge = (code: string, into: string, who = registrar) =>
  call('POST', `/areas/${code}/merge`, who, { body: { id: MOVE_ID, into, reason: 'merger' } });
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
      status: 'present',
      id: householdId(TWIN_GRID, 20),
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
