import { beforeEach, describe, expect, it } from 'vitest';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { applyDueLinkDates } from '../../functions/sweeps/turn-links.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { toCase } from '../../shared/case/store/case-item.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { householdKey } from '../../shared/household/store/keys.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import { linkFaults } from '../harness/invariants/registers.ts';
import type { Claims } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import {
  allDone,
  caseId,
  ELSEWHERE,
  expectHandedOver,
  HAND_OVER_ID,
  HOUSEHOLDS,
  handingOver,
  handOverBody,
  WORRY,
} from '../support/handing-over.ts';
import {
  aHousehold,
  aLink,
  cairang,
  colleague,
  foreignRegistrar,
  GRID,
  registrar,
  TWIN_GRID,
  threeLinks,
  township,
  zhuoma,
} from '../support/register.ts';

let { call, ctx, moveTo, killAt, revive, plain } = await handingOver();
beforeEach(async () => {
  ({ call, ctx, moveTo, killAt, revive, plain } = await handingOver());
});

const handOver = (more: object = {}, who = township) =>
  call('POST', '/hand-overs', who, { body: { ...handOverBody, ...more } });

describe('POST /hand-overs', () => {
  it('gives everything to somebody else, with one receipt', async () => {
    expect(await handOver()).toMatchObject({ status: 201, body: { ...handOverBody, ...allDone } });
    expectHandedOver(plain.all());
    expect(toCase(plain.all().find(({ pk }) => pk === `CASE#${caseId(3)}`) as never).status).toBe('answered');
  });

  it('answers the same when it is sent again, and changes nothing', async () => {
    const first = await handOver();
    const before = plain.all();
    expect((await handOver()).body).toEqual(first.body);
    expect((await call('GET', `/hand-overs/${HAND_OVER_ID}`, township)).body).toEqual(first.body);
    expect(plain.all()).toEqual(before);
  });

  it('goes on where it was killed, whichever write that was, and counts everything once', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        ({ call, ctx, moveTo, killAt, revive, plain } = await handingOver());
        killAt(at, when);
        const answer = await handOver();
        revive();
        if (answer.status === 201) break;
        expect(answer.status).toBe(500);
        expect((await handOver()).body).toMatchObject(allDone);
        expectHandedOver(plain.all());
      }
    }
  });

  it('is finished by the job when nobody sends it again', async () => {
    killAt(3, 'before');
    expect((await handOver()).status).toBe(500);
    revive();
    expect((await call('GET', `/hand-overs/${HAND_OVER_ID}`, township)).body).toMatchObject({
      state: 'running',
      areas: 1,
      households: 18,
    });
    moveTo(hoursLater(1));
    expect(await finishWork(ctx)).toMatchObject({ expected: 1, changed: 1, complete: true });
    expect((await call('GET', `/hand-overs/${HAND_OVER_ID}`, township)).body).toMatchObject(allDone);
    expectHandedOver(plain.all());
  });

  it('takes visits along: those at the doors, and a talk that somebody asked for, without what they said', async () => {
    const seen = async (who: Claims) => {
      const { body: page } = await call('GET', '/tasks', who);
      return page.items.map((one: { household: string }) => one.household).sort();
    };
    expect(await seen(zhuoma)).toEqual([householdId(GRID, 1), householdId(GRID, 44), ELSEWHERE].sort());
    expect(await seen(cairang)).toEqual([]);
    await handOver();
    expect(await seen(cairang)).toEqual([householdId(GRID, 1), householdId(GRID, 44), ELSEWHERE].sort());
    const { body: task } = await call('GET', `/tasks/${WORRY}/${ELSEWHERE}`, cairang);
    expect(task).toMatchObject({ worker: 'w-cairang', reason: 'worry' });
    expect(task).not.toHaveProperty('words');
    expect((await call('GET', `/tasks/${WORRY}/${ELSEWHERE}`, zhuoma)).status).toBe(404);
    expect(await seen(zhuoma)).toEqual([ELSEWHERE]);
  });

  it('is looked at once more after it is done, and then left alone', async () => {
    await handOver();
    moveTo(hoursLater(1));
    expect(await finishWork(ctx)).toMatchObject({ expected: 1, changed: 1 });
    expect(await finishWork(ctx)).toMatchObject({ expected: 0, changed: 0 });
    expectHandedOver(plain.all());
  });

  it('ends the same when two are at it', async () => {
    const both = await Promise.all([handOver(), handOver()]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await handOver()).body).toMatchObject(allDone);
    expectHandedOver(plain.all());
  });

  it('can be taken back on the same day, and the job undoes neither', async () => {
    await handOver();
    moveTo(hoursLater(0.01));
    const back = { id: '01JQ0000000000000000000010', from: 'w-cairang', to: 'w-zhuoma' };
    expect((await handOver(back)).body).toMatchObject(allDone);
    moveTo(hoursLater(0.5));
    await finishWork(ctx);
    const live = plain
      .all()
      .filter(
        ({ pk, sk, status }) => pk !== `SUBJECT#${ELSEWHERE}` && sk.startsWith('LINK#') && status === 'live',
      );
    expect(live.map(({ worker }) => worker)).toEqual(live.map(() => 'w-zhuoma'));
    const cases = plain.all().filter(({ sk }) => sk === 'CASE');
    expect(cases.map(({ assignee }) => assignee)).toEqual(cases.map(() => 'worker:w-zhuoma'));
  });

  it('takes links along that have not begun', async () => {
    const later = linkItem(
      aLink(householdId(GRID, 1), 'w-zhuoma', { status: 'planned', from: '2026-05-01' }),
    );
    await plain.load([later, linkItem(aLink(householdId(GRID, 1), 'w-zhuoma', { to: '2026-05-01' }))]);
    await handOver();
    const mine = plain.all().filter(({ sk, worker }) => sk.startsWith('LINK#') && worker === 'w-cairang');
    expect(mine.filter(({ status }) => status === 'planned')).toMatchObject([{ from: '2026-05-01' }]);
    expect(mine.find(({ pk, status }) => pk === later.pk && status === 'live')).toMatchObject({
      to: '2026-05-01',
    });
  });

  const DAY = '2026-03-09';
  const beginning = (door: string, worker: string) =>
    linkItem(aLink(door, worker, { status: 'planned', from: DAY }));
  const ending = (door: string, worker: string) => linkItem(aLink(door, worker, { to: DAY }));

  it.each([
    { who: 'nobody', named: undefined, until: () => [] },
    { who: 'another worker', named: 'w-twin', until: (door: string) => [ending(door, 'w-twin')] },
    { who: 'the giver', named: 'w-zhuoma', until: (door: string) => [ending(door, 'w-zhuoma')] },
  ])('begins a link on its day before the job does, where $who came until then', async ({ named, until }) => {
    const door = householdId(TWIN_GRID, 2);
    const household = aHousehold(TWIN_GRID, 2, named === undefined ? {} : { liaison: named });
    await plain.load([householdItem(household), ...until(door), beginning(door, 'w-zhuoma')]);
    expect((await handOver({ to: 'w-village' })).status).toBe(201);
    await applyDueLinkDates(ctx);
    expect(linkFaults(plain.all())).toEqual([]);
    expect((await plain.get(householdKey(door)))?.['liaison']).toBe('w-village');
  });

  it('takes nobody from a door to which somebody else comes from that day on', async () => {
    const door = householdId(TWIN_GRID, 2);
    const next = linkItem(aLink(door, 'w-twin', { from: DAY }));
    const household = aHousehold(TWIN_GRID, 2, { liaison: 'w-twin' });
    await plain.load([householdItem(household), ending(door, 'w-zhuoma'), next]);
    expect((await handOver({ to: 'w-village' })).status).toBe(201);
    expect((await plain.get(householdKey(door)))?.['liaison']).toBe('w-twin');
    expect(linkFaults(plain.all())).toEqual([]);
  });

  it.each([
    { why: 'the receiver serves another grid', more: { to: 'w-twin' }, who: township, status: 409 },
    { why: 'giver and receiver are one', more: { to: 'w-zhuoma' }, who: township, status: 400 },
    { why: 'there is no such receiver', more: { to: 'w-nobody' }, who: township, status: 404 },
    { why: 'the receiver serves in another township', more: { to: 'w-far' }, who: township, status: 404 },
    { why: 'I would receive it myself', more: { to: 's-township' }, who: township, status: 403 },
    { why: 'it is somebody else’s county', more: {}, who: foreignRegistrar, status: 404 },
    { why: 'a worker hands nothing over', more: {}, who: zhuoma, status: 403 },
    { why: 'the reason is a text', more: { reason: 'tired' }, who: township, status: 400 },
  ])('refuses when $why, and writes nothing', async ({ more, who, status }) => {
    const before = plain.all();
    expect((await handOver(more, who)).status).toBe(status);
    expect(plain.all()).toEqual(before);
  });

  it('refuses a receiver who has left', async () => {
    await call('POST', '/workers/w-cairang/disable', registrar, { body: { reason: 'left-service' } });
    expect((await handOver()).status).toBe(409);
  });

  it.each([
    { why: 'with another body', more: { to: 'w-village' }, who: township, status: 422 },
    { why: 'by another user', more: {}, who: colleague, status: 409 },
  ])('refuses the same id $why', async ({ more, who, status }) => {
    await handOver();
    expect((await handOver(more, who)).status).toBe(status);
  });

  it('keeps its receipt from another county', async () => {
    await handOver();
    expect((await call('GET', `/hand-overs/${HAND_OVER_ID}`, foreignRegistrar)).status).toBe(404);
  });

  it('comes to its end where every door has a live and two planned links', async () => {
    const doors = Array.from({ length: HOUSEHOLDS }, (_, n) => householdId(GRID, n));
    await plain.load(doors.flatMap((door) => threeLinks(door, 'w-zhuoma')));
    expect(await handOver()).toMatchObject({ status: 201, body: allDone });
    const links = plain.all().filter(({ sk, status }) => sk.startsWith('LINK#') && status !== 'ended');
    const atDoors = links.filter(({ pk }) => doors.some((door) => pk === `SUBJECT#${door}`));
    expect(atDoors.map(({ worker }) => worker)).toEqual(
      Array.from({ length: 3 * HOUSEHOLDS }, () => 'w-cairang'),
    );
  });
});
