import { beforeEach, expect, it } from 'vitest';
import { DAY, movedHousehold, NEW, OLD, ulid } from '../support/moved-household.ts';
import { FAR_GRID, twin, zhuoma } from '../support/register.ts';

let world: Awaited<ReturnType<typeof movedHousehold>>;
beforeEach(async () => {
  world = await movedHousehold();
});
const record = (id: string, who = twin, n = 920, day = DAY) => {
  const about = { id: ulid(n), subject: { type: 'household', id } };
  return world.call('POST', '/contacts', who, { body: { ...about, day, mode: 'phone', purpose: 'errand' } });
};
const list = (id: string) => world.call('GET', `/contacts?subject=${id}`, twin);

it('a contact under an old number is one with the household of today', async () => {
  expect(await record(OLD)).toMatchObject({ status: 201, body: { subject: { id: NEW } } });
  expect(await record(NEW, twin, 921)).toMatchObject({ status: 201, body: { subject: { id: NEW } } });
  const { body } = await list(NEW);
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual([ulid(921), ulid(920)]);
  expect((await list(OLD)).body).toEqual(body);
});

it('of a day before the move it stands under the number of that day, for who came there then and sees no other', async () => {
  world = await movedHousehold(FAR_GRID, 'w-far');
  expect(await record(OLD, zhuoma, 920, '2026-03-08')).toMatchObject({
    status: 201,
    body: { subject: { id: OLD } },
  });
  world.moveTo('2026-03-12T02:00:00.000Z');
  expect((await record(OLD, zhuoma, 921, '2026-03-11')).status).toBe(404);
});
