import { beforeEach, describe, expect, it } from 'vitest';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { lockAmong, takeLock } from '../../shared/area/store/register-lock.ts';
import { householdId } from '../../shared/base/area-code.ts';
import type { Write } from '../../shared/table/table.ts';
import { callerOf } from '../support/call.ts';
import { MOVE_ID, movingVillage } from '../support/moving-village.ts';
import {
  aFile,
  anArea,
  GRID,
  OTHER_TOWNSHIP,
  OTHER_VILLAGE,
  registrar,
  TWIN_GRID,
  VILLAGE,
} from '../support/register.ts';
import { withRival } from '../support/rival.ts';

let { ctx, plain } = await movingVillage();
beforeEach(async () => {
  ({ ctx, plain } = await movingVillage());
});

/** An import that begins in the county after everything was read, and just before the first write that matters. */
const importBegins = async () => {
  await takeLock({ ...ctx, table: plain }, lockAmong([], GRID), 'import');
};
const puts = (begins: string) => (writes: readonly Write[]) =>
  writes.some((write) => 'put' in write && write.put.sk.startsWith(begins));

const facing = (rival: () => Promise<unknown>, fits: (writes: readonly Write[]) => boolean) =>
  callerOf([...register, ...staff], { ...ctx, table: withRival(ctx.table, rival, fits) });

/** All but the lock, and the notes of who has looked at whom. */
const records = () => plain.all().filter(({ pk }) => !pk.startsWith('LOCK#') && !pk.startsWith('ACCESS#'));

describe('while an import is written in the county', () => {
  it('no household moves there', async () => {
    const call = facing(importBegins, puts('HH#'));
    const before = records();
    const body = { id: MOVE_ID, to: TWIN_GRID, reason: 'moved-house' };
    const answer = await call('POST', `/households/${householdId(GRID, 1)}/move`, registrar, { body });
    expect(answer.status).toBe(409);
    expect(records()).toEqual(before);
  });

  it('no household is added there', async () => {
    const call = facing(importBegins, puts('HH#'));
    const before = records();
    const body = { id: MOVE_ID, grid: TWIN_GRID, ...aFile() };
    expect((await call('POST', '/households', registrar, { body })).status).toBe(409);
    expect(records()).toEqual(before);
  });

  it.each([
    ['moves', `/areas/${VILLAGE}/move`, { to: `${OTHER_TOWNSHIP}777`, reason: 'boundary-change' }],
    ['is merged', `/areas/${VILLAGE}/merge`, { into: OTHER_VILLAGE, reason: 'merger' }],
  ])('no area %s', async (_, path, more) => {
    const call = facing(importBegins, puts('MOVE'));
    const before = records();
    expect((await call('POST', path, registrar, { body: { id: MOVE_ID, ...more } })).status).toBe(409);
    expect(records()).toEqual(before);
  });
});

it('no area is merged into one that somebody has changed meanwhile', async () => {
  const changes = () => plain.load([areaItem(anArea(OTHER_VILLAGE, { version: 7 }))]);
  const call = facing(changes, puts('MOVE'));
  const body = { id: MOVE_ID, into: OTHER_VILLAGE, reason: 'merger' };
  expect((await call('POST', `/areas/${VILLAGE}/merge`, registrar, { body })).status).toBe(409);
  expect(plain.all().some(({ sk }) => sk === 'MOVE')).toBe(false);
});
