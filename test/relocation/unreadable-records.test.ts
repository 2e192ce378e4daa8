import { beforeEach, describe, expect, it } from 'vitest';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdKey } from '../../shared/household/store/keys.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { areaMoveKey } from '../../shared/relocation/store/keys.ts';
import { workerKey } from '../../shared/worker/store/keys.ts';
import { hoursLater } from '../support/cases.ts';
import { HOUSEHOLDS, MOVE_ID, movingVillage } from '../support/moving-village.ts';
import { GRID, OTHER_TOWNSHIP, OTHER_VILLAGE, registrar, VILLAGE } from '../support/register.ts';

const NEW_VILLAGE = `${OTHER_TOWNSHIP}777`;
const NEW_GRID = `${NEW_VILLAGE}001`;

let { call, ctx, log, moveTo, killAt, revive, plain } = await movingVillage();
beforeEach(async () => {
  ({ call, ctx, log, moveTo, killAt, revive, plain } = await movingVillage());
});

const move = (id = MOVE_ID, code = VILLAGE, to = NEW_VILLAGE) =>
  call('POST', `/areas/${code}/move`, registrar, { body: { id, to, reason: 'boundary-change' } });

/** A record as an older or a broken program left it; answers with what puts it right again. */
const damage = async (key: { pk: string; sk: string }) => {
  const item = await plain.get(key);
  if (item === undefined) throw new Error('There is nothing to damage.');
  await plain.load([{ ...item, version: 'many' }]);
  return () => plain.load([item]);
};
const presentIn = (grid: string) =>
  plain.all().filter(({ pk, status }) => pk === `GRID#${grid}` && status === 'present');
const certificate = async () => (await listCertificates(ctx, 'finish-work', 1, undefined)).items[0];

describe('a move of an area with a record that cannot be read', () => {
  it('moves all others, tells of it, and ends when it is put right', async () => {
    const repairs = [
      await damage(householdKey(householdId(GRID, 0))),
      await damage({ pk: `SUBJECT#${householdId(GRID, 5)}`, sk: 'LINK#2026-01-01#w-zhuoma' }),
      await damage(workerKey('w-cairang')),
    ];
    expect(await move()).toMatchObject({
      status: 201,
      body: { state: 'running', households: HOUSEHOLDS - 1, workers: 3, cases: 2 },
    });
    expect(presentIn(NEW_GRID)).toHaveLength(HOUSEHOLDS - 2);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ message: 'a record cannot be read', pk: `GRID#${GRID}` }),
    );
    moveTo(hoursLater(1));
    await expect(finishWork(ctx)).rejects.toThrow('incomplete');
    expect(await certificate()).toMatchObject({ expected: 1, failed: 1, complete: false });
    for (const repair of repairs) await repair();
    moveTo(hoursLater(2));
    expect(await finishWork(ctx)).toMatchObject({ changed: 1, complete: true });
    expect(presentIn(NEW_GRID)).toHaveLength(HOUSEHOLDS);
  });

  it('holds up no other work when its own record is the damaged one', async () => {
    const second = '01JQ0000000000000000000032';
    killAt(5, 'before');
    await move();
    revive();
    killAt(3, 'before');
    await move(second, OTHER_VILLAGE, '623027101888');
    revive();
    await damage(areaMoveKey(MOVE_ID));
    moveTo(hoursLater(1));
    await expect(finishWork(ctx)).rejects.toThrow('incomplete');
    expect(await certificate()).toMatchObject({ expected: 2, changed: 1, failed: 1 });
    expect((await call('GET', `/area-moves/${second}`, registrar)).body.state).toBe('done');
    moveTo(hoursLater(2));
    await expect(finishWork(ctx)).rejects.toThrow('incomplete');
    const third = await move('01JQ0000000000000000000033', '623027101888', '623027101889');
    expect(third).toMatchObject({ status: 201, body: { state: 'done' } });
  });
});
