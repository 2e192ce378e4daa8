import { beforeEach, describe, expect, it } from 'vitest';
import { routes as imports } from '../../functions/http/imports/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { dayOf } from '../../shared/base/instant.ts';
import type { Write } from '../../shared/table/table.ts';
import { callerOf } from '../support/call.ts';
import { cells, IMPORT_ID, outcomes } from '../support/importing.ts';
import { MOVE_ID, movingVillage } from '../support/moving-village.ts';
import {
  aFile,
  anArea,
  GRID,
  OTHER_TOWNSHIP,
  OTHER_VILLAGE,
  registrar,
  TOWNSHIP,
  TWIN_GRID,
  VILLAGE,
} from '../support/register.ts';
import { withRival } from '../support/rival.ts';

let { ctx, plain } = await movingVillage();
beforeEach(async () => {
  ({ ctx, plain } = await movingVillage());
});

/** The area is merged into another, just before the first write that rests on it. */
const retire = (code: string, successor: string) => () => {
  const retired = { successor, on: dayOf(ctx.now()), reason: 'merger' } as const;
  return plain.load([areaItem(anArea(code, { version: 7, retired }))]);
};
const gridRetires = retire(TWIN_GRID, GRID);

const puts = (begins: string) => (writes: readonly Write[]) =>
  writes.some((write) => 'put' in write && write.put.sk.startsWith(begins));

const facing = (rival: () => Promise<unknown>, begins: string) =>
  callerOf([...register, ...relocation, ...staff, ...imports], {
    ...ctx,
    table: withRival(ctx.table, rival, puts(begins)),
  });

const inTwin = () => plain.all().filter(({ pk }) => pk === `GRID#${TWIN_GRID}`);

describe('a grid that is retired in the same moment', () => {
  it('gets no household that moves', async () => {
    const before = inTwin();
    const call = facing(gridRetires, 'HH#');
    const body = { id: MOVE_ID, to: TWIN_GRID, reason: 'moved-house' };
    const answer = await call('POST', `/households/${householdId(GRID, 1)}/move`, registrar, { body });
    expect(answer).toMatchObject({ status: 409, body: { code: 'area.retired' } });
    expect(inTwin()).toEqual(before);
  });

  it('gets no household that is added', async () => {
    const before = inTwin();
    const call = facing(gridRetires, 'HH#');
    const body = { id: MOVE_ID, grid: TWIN_GRID, ...aFile(), name: 'Lhamo', phone: '+8613900000099' };
    const answer = await call('POST', '/households', registrar, { body });
    expect(answer).toMatchObject({ status: 409, body: { code: 'area.retired' } });
    expect(inTwin()).toEqual(before);
  });

  it('gets no household of a file: each row is refused, and says so', async () => {
    const before = inTwin();
    const call = facing(gridRetires, 'HH#');
    await call('PUT', `/imports/${IMPORT_ID}`, registrar, { body: { kind: 'households', chunks: 1 } });
    const body = { kind: 'households', rows: [cells(TWIN_GRID, 50), cells(TWIN_GRID, 51)] };
    const answer = await call('POST', `/imports/${IMPORT_ID}/chunks/0`, registrar, { body });
    expect(answer.status).toBe(200);
    expect(outcomes(answer)).toEqual(['refused', 'refused']);
    expect(inTwin()).toEqual(before);
  });
});

it.each([
  ['merged into', 'merge', { into: OTHER_VILLAGE, reason: 'merger' }, OTHER_VILLAGE, VILLAGE],
  ['moved under', 'move', { to: `${OTHER_TOWNSHIP}777`, reason: 'merger' }, OTHER_TOWNSHIP, TOWNSHIP],
])('no area is %s one that is retired in the same moment', async (_, verb, asked, host, successor) => {
  const call = facing(retire(host, successor), 'MOVE');
  const body = { id: MOVE_ID, ...asked };
  expect((await call('POST', `/areas/${VILLAGE}/${verb}`, registrar, { body })).status).toBe(409);
  expect(plain.all().some(({ sk }) => sk === 'MOVE')).toBe(false);
});
