import { describe, expect, it } from 'vitest';
import { areaItem } from '../../shared/area/store/area-item.ts';
import {
  county,
  enteringFestivals,
  ID,
  OTHER_ID,
  otherCounty,
  prefecture,
  sibling,
  supervisor,
  township,
} from '../support/entering-festivals.ts';
import { newFestival } from '../support/festivals.ts';
import * as people from '../support/register.ts';

describe('POST /holidays', () => {
  it('enters a festival of the own area, with its calendar', async () => {
    const { enter } = await enteringFestivals();
    expect(await enter(township)).toMatchObject({
      status: 201,
      body: {
        id: ID,
        calendar: 'local',
        rule: 'set-by-locality',
        name: { 'zh-CN': '香浪节', bo: 'ཤིང་ལོང་དུས་ཆེན', en: 'Shanglang' },
        on: '2026-07-20',
        to: '2026-07-24',
        area: people.TOWNSHIP,
      },
    });
  });

  it('keeps who entered it, and tells nobody', async () => {
    const { enter, table, list } = await enteringFestivals();
    const { body } = await enter(township);
    expect(table.all().find(({ sk }) => sk === 'HOLIDAY')).toMatchObject({ createdBy: township.sub });
    expect(JSON.stringify([body, await list(county)])).not.toContain(township.sub);
  });

  it('enters one however often it is sent, also when its day has come near', async () => {
    const { enter, table, moveTo } = await enteringFestivals();
    const first = await enter(township);
    const stored = table.all();
    expect(await enter(township)).toMatchObject({ status: 201, body: first.body });
    moveTo('2026-07-19T04:00:00.000Z');
    expect(await enter(township)).toMatchObject({ status: 201, body: first.body });
    expect(table.all()).toEqual(stored);
  });

  it('answers as before when its area has got another code since', async () => {
    const { enter, table } = await enteringFestivals();
    const first = await enter(township);
    const retired = { successor: '623027102', on: '2026-03-09', reason: 'boundary-change' } as const;
    await table.load([areaItem(people.anArea(people.TOWNSHIP, { version: 2, retired }))]);
    expect(await enter(township)).toMatchObject({ status: 201, body: first.body });
    expect((await enter(township, newFestival({ id: OTHER_ID }))).status).toBe(409);
  });

  it('enters one when it is sent five times at once', async () => {
    const { enter, local } = await enteringFestivals();
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(township)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await local(township)).toHaveLength(1);
  });

  it.each([
    { is: 'the same id with another day', body: newFestival({ to: '2026-07-25' }), status: 422 },
    {
      is: 'the same id with another year',
      body: newFestival({ from: '2027-03-01', to: '2027-03-02' }),
      status: 422,
    },
    {
      is: 'the same id with another festival',
      body: newFestival({ festival: 'arrow-festival' }),
      status: 422,
    },
    {
      is: 'the same festival in the same year',
      body: newFestival({ id: OTHER_ID, from: '2026-08-20', to: '2026-08-21' }),
      status: 409,
    },
  ])('refuses $is with $status', async ({ body, status }) => {
    const { enter, table } = await enteringFestivals();
    await enter(township);
    const stored = table.all();
    expect((await enter(township, body)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('refuses an id that somebody else has used', async () => {
    const { enter } = await enteringFestivals();
    await enter(township);
    expect((await enter({ ...township, sub: 's-colleague' })).status).toBe(409);
    expect((await enter(sibling, newFestival({ area: people.OTHER_TOWNSHIP }))).status).toBe(409);
  });

  it('lets the same festival be entered for the next year, under another name, and by another area', async () => {
    const { enter, local } = await enteringFestivals();
    const id = (n: number) => `01JQ00000000000000000000${n}0`;
    await enter(township);
    const answers = [
      await enter(township, newFestival({ id: id(1), from: '2027-01-04', to: '2027-01-04' })),
      await enter(township, newFestival({ id: id(2), festival: 'other', name: '采花节' })),
      await enter(sibling, newFestival({ id: id(3), area: people.OTHER_TOWNSHIP })),
      await enter(county, newFestival({ id: id(4), area: people.COUNTY })),
      await enter(prefecture, newFestival({ id: id(5), area: people.PREFECTURE })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await local(prefecture)).toHaveLength(5);
  });

  it('knows a name of its own again in other widths and cases', async () => {
    const { enter } = await enteringFestivals();
    await enter(township, newFestival({ festival: 'other', name: 'Flower Day' }));
    const again = newFestival({ id: OTHER_ID, festival: 'other', name: 'Ｆlower day' });
    expect((await enter(township, again)).status).toBe(409);
  });

  it.each([
    { is: 'a sibling', who: sibling, area: people.TOWNSHIP, status: 404 },
    { is: 'a twin by its first digits', who: supervisor('623027110'), area: '623027101', status: 404 },
    { is: 'the county for its township', who: county, area: people.TOWNSHIP, status: 403 },
    { is: 'the township for its county', who: township, area: people.COUNTY, status: 404 },
    { is: 'another county', who: otherCounty, area: people.COUNTY, status: 404 },
    {
      is: 'the village for its township',
      who: supervisor(people.VILLAGE),
      area: people.TOWNSHIP,
      status: 404,
    },
    { is: 'the village for itself', who: supervisor(people.VILLAGE), area: people.VILLAGE, status: 400 },
    { is: 'a worker', who: people.zhuoma, area: people.TOWNSHIP, status: 403 },
    { is: 'a registrar', who: people.registrar, area: people.COUNTY, status: 403 },
    { is: 'an area that is not there', who: supervisor('623027199'), area: '623027199', status: 404 },
  ])('answers $is with $status, and keeps nothing', async ({ who, area, status }) => {
    const { enter, table, before } = await enteringFestivals();
    expect((await enter(who, newFestival({ area }))).status).toBe(status);
    expect(table.all()).toEqual(before);
  });

  it.each([
    { is: 'a day that is over', body: newFestival({ from: '2026-06-14', to: '2026-06-14' }), at: '#/from' },
    { is: 'a day too far away', body: newFestival({ from: '2027-06-17', to: '2027-06-17' }), at: '#/from' },
    { is: 'an end before the beginning', body: newFestival({ to: '2026-07-01' }), at: '#/to' },
    { is: 'a denied word', body: newFestival({ festival: 'other', name: '宗教节' }), at: '#/name' },
    { is: 'a state of its own', body: { ...newFestival(), status: 'withdrawn' }, at: '#' },
  ])('refuses $is with a pointer, and keeps and repeats nothing', async ({ body, at }) => {
    const { enter, table, before, log } = await enteringFestivals();
    const answer = await enter(township, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toContain(at);
    expect(JSON.stringify([answer.body, log.lines])).not.toContain('宗教');
    expect(table.all()).toEqual(before);
  });
});
