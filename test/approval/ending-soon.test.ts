import { beforeEach, describe, expect, it } from 'vitest';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { lookAfter } from '../../shared/jobs/use-cases/look-after.ts';
import { looks } from '../../shared/jobs/use-cases/looks.ts';
import { canaryWorld, household, isCanary } from '../support/canary-world.ts';
import * as people from '../support/register.ts';

let world: Awaited<ReturnType<typeof canaryWorld>>;
/** Whoever answers for the village above the reader's grid. */
const superior = 'w-village';
beforeEach(async () => {
  world = await canaryWorld();
  await world.table.load([areaItem(people.anArea(people.VILLAGE, { liaison: superior }))]);
});

/** The approval of this world holds until 31 December, a Thursday; the tenth working day before it is the 17th. */
const look = () => lookAfter(world.ctx, () => {}, looks);
const nightOf = async (day: string) => {
  world.moveTo(`${day}T22:00:00.000Z`);
  await look();
};
const noticesOf = (to: string) =>
  world.table
    .all()
    .filter(({ pk, kind, about }) => pk === `INBOX#${to}` && kind === 'approval' && about === 'ending');
const all = () => world.table.all().filter(({ kind, about }) => kind === 'approval' && about === 'ending');
const approve = (until: string, id = '01JQ00000000000000000000R1') =>
  world.call('POST', '/approvals', people.village, {
    body: {
      id,
      subject: { type: 'household', id: household.id },
      reader: 'w-zhuoma',
      purpose: 'back-to-school',
      until,
    },
  });

describe('an approval that comes to its end', () => {
  it('is told ten working days before to who gave it and to whoever is above the reader, once, and to nobody else', async () => {
    await nightOf('2026-12-15');
    expect(all()).toEqual([]);
    await nightOf('2026-12-16');
    expect(noticesOf(people.village.sub)).toMatchObject([{ household: household.id, grid: people.GRID }]);
    expect(noticesOf(superior)).toHaveLength(1);
    expect(all()).toHaveLength(2);
    for (const day of ['2026-12-17', '2026-12-18', '2026-12-31', '2027-01-04']) await nightOf(day);
    expect(all()).toHaveLength(2);
  });

  it('is told to nobody above the township, who may read no approval, though nobody below answers for the place', async () => {
    await world.table.load([
      areaItem(people.anArea(people.VILLAGE)),
      areaItem(people.anArea(people.COUNTY, { liaison: 's-county' })),
    ]);
    await nightOf('2026-12-16');
    expect(noticesOf('s-county')).toEqual([]);
    expect(noticesOf(people.village.sub)).toHaveLength(1);
    expect(all()).toHaveLength(1);
  });

  it('is told without a name or a word', async () => {
    await nightOf('2026-12-16');
    expect(all().filter(isCanary)).toEqual([]);
    for (const notice of all())
      expect(Object.keys(notice).toSorted()).toEqual([
        'about',
        'at',
        'day',
        'expiresAt',
        'grid',
        'household',
        'id',
        'kind',
        'pk',
        'sk',
        'to',
        'workPk',
        'workSk',
      ]);
  });

  it('counts working days: three weeks ahead of the end, where National Day and Mid-Autumn lie between', async () => {
    await approve('2026-10-09');
    await nightOf('2026-09-16');
    const before = all().length;
    await nightOf('2026-09-17');
    expect([before, all().length]).toEqual([0, 2]);
  });

  it('is not told when it was taken away, and anew when another one has taken its place', async () => {
    await world.call('DELETE', `/households/${household.id}/approvals/w-zhuoma`, people.village);
    await nightOf('2026-12-17');
    expect(all()).toEqual([]);
    world.moveTo('2026-12-17T19:00:00.000Z');
    expect((await approve('2027-02-26')).status).toBe(201);
    await nightOf('2026-12-18');
    expect(all()).toEqual([]);
    await nightOf('2027-02-25');
    expect(all()).toHaveLength(2);
  });

  it('is told once by two that look at the same moment', async () => {
    world.moveTo('2026-12-16T22:00:00.000Z');
    await Promise.allSettled([look(), look()]);
    expect(all()).toHaveLength(2);
  });

  it('can be read and taken away after that as before', async () => {
    await nightOf('2026-12-17');
    const { body } = await world.call('GET', `/households/${household.id}/approvals`, people.village);
    expect(body.items).toMatchObject([{ reader: 'w-zhuoma', until: '2026-12-31' }]);
    expect(
      (await world.call('DELETE', `/households/${household.id}/approvals/w-zhuoma`, people.village)).status,
    ).toBe(200);
  });
});
