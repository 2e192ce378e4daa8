import { beforeEach, describe, expect, it } from 'vitest';
import { hoursLater } from '../support/cases.ts';
import { cairang, dawa, everyInbox, OTHER, ROADS, T, toRoads, VILLAGE, W } from '../support/every-inbox.ts';
import { ID, people } from '../support/oversight.ts';

const { township, handler, colleague } = people;

let world: Awaited<ReturnType<typeof everyInbox>>;
beforeEach(async () => {
  world = await everyInbox();
});

describe('somebody who is away, or has handed over, or has left', () => {
  const away = {
    worker: 'w-zhuoma',
    deputy: 'w-dawa',
    from: '2026-03-09',
    to: '2026-03-12',
    reason: 'leave',
  };
  const BACK = '2026-03-11T16:00:00.000Z';
  const isNamed = () =>
    world.tells(
      () => world.staff('POST', '/deputies', township, { body: away }),
      ['w-dawa deputy', 'w-zhuoma deputy'],
    );
  const toZhuoma = { to: { worker: 'w-zhuoma' } };
  const handOver = { id: OTHER, from: 'w-zhuoma', to: 'w-dawa', reason: 'left-post' };

  it('has a deputy who is told of being one, of the work while it lasts, and of its end', async () => {
    const { takes, reports, day } = world;
    await isNamed();
    await reports([`${T} to-accept`], {}, cairang);
    await takes(township, 'accept', {}, ['w-cairang accepted']);
    await takes(township, 'assign', toZhuoma, ['w-dawa assigned', 'w-zhuoma assigned']);
    await day(BACK, ['w-dawa deputy', 'w-zhuoma deputy']);
    await takes(township, 'assign', toRoads, [`${ROADS} assigned`, 'w-zhuoma reassigned']);
  });

  it('is back sooner, which both are told once', async () => {
    await isNamed();
    const path = '/deputies/w-zhuoma/2026-03-09/w-dawa/end';
    const ends = () => world.staff('POST', path, township, { body: {} });
    await world.tells(ends, ['w-dawa deputy', 'w-zhuoma deputy']);
    await world.tells(ends, []);
    await world.day(BACK, []);
  });

  it('has a deputy who finds the work, and does it until the day of the end, and not after', async () => {
    const { reports, takes, call, moveTo } = world;
    const mine = async () =>
      (await call('GET', '/cases?of=mine', dawa)).body.items.map(({ id }: { id: string }) => id);
    const waiting = async () => (await call('GET', '/cases?of=mine&waiting=me', dawa)).body.items.length;
    await reports([`${T} to-accept`], {}, cairang);
    await takes(township, 'accept', {}, ['w-cairang accepted']);
    await takes(township, 'assign', toZhuoma, ['w-zhuoma assigned']);
    expect([await mine(), await waiting()]).toEqual([[], 0]);
    expect(await world.step(dawa, 'start')).toMatchObject({ status: 403 });
    await isNamed();
    expect([await mine(), await waiting()]).toEqual([[ID], 1]);
    expect((await call('GET', `/cases/${ID}`, dawa)).body).toMatchObject({ shown: 'whole' });
    await takes(dawa, 'start', {}, []);
    moveTo(BACK);
    expect([await mine(), await waiting()]).toEqual([[], 0]);
    expect(await world.step(dawa, 'answer', { result: 'solved', ...W })).toMatchObject({ status: 403 });
  });

  it('has a successor who is told, and who can do, what their own reports ask for', async () => {
    const { reports, takes, tells, staff, moveTo, sweeps } = world;
    await reports([`${T} to-accept`]);
    await world.inWork();
    moveTo(hoursLater(1));
    await tells(
      () => staff('POST', '/hand-overs', township, { body: handOver }),
      ['w-dawa hand-over', 'w-zhuoma hand-over'],
    );
    moveTo(hoursLater(2));
    await takes(handler, 'answer', { result: 'solved', ...W }, ['w-dawa to-verify']);
    await takes(dawa, 'verify', { reached: 'confirmed' }, [`${T} to-close`, `${ROADS} verified`]);
    await takes(colleague, 'close', {}, [`${ROADS} closed`, 'w-dawa closed']);
    await sweeps('2026-04-08T04:00:00.000Z', ['w-dawa ask-outcome']);
  });

  it('gives the successor the cases that lie with them', async () => {
    const { reports, takes, tells, staff, moveTo } = world;
    await reports([`${T} to-accept`], {}, cairang);
    await takes(township, 'accept', {}, ['w-cairang accepted']);
    await takes(township, 'assign', toZhuoma, ['w-zhuoma assigned']);
    moveTo(hoursLater(1));
    await tells(
      () => staff('POST', '/hand-overs', township, { body: handOver }),
      ['w-dawa assigned', 'w-dawa hand-over', 'w-zhuoma hand-over'],
    );
  });

  it('keeps what they reported after they handed over', async () => {
    const { reports, tells, staff, moveTo } = world;
    await tells(
      () => staff('POST', '/hand-overs', township, { body: { ...handOver, reason: 'balance-load' } }),
      ['w-dawa hand-over', 'w-zhuoma hand-over'],
    );
    moveTo(hoursLater(1));
    await reports([`${T} to-accept`]);
    await world.inWork();
  });

  it('leaves it to the village where there is neither', async () => {
    const { reports, takes, staff } = world;
    await reports([`${T} to-accept`]);
    await world.inWork();
    const registrar = { sub: 'r-county', doorstep_role: 'registrar', doorstep_area: '623027' };
    const off = await staff('POST', '/workers/w-zhuoma/disable', registrar, {
      body: { reason: 'left-service' },
    });
    expect(off).toMatchObject({ status: 200 });
    await takes(handler, 'answer', { result: 'solved', ...W }, [`${VILLAGE} to-verify`]);
  });
});
