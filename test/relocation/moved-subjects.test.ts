import { beforeEach, describe, expect, it } from 'vitest';
import { newRecord } from '../../shared/subject/rules/registered-record.ts';
import { subjectItem } from '../../shared/subject/store/subject-item.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { people } from '../support/a-prefecture.ts';
import { MONDAY } from '../support/cases.ts';
import { MOVE_ID, movingVillage } from '../support/moving-village.ts';
import { COUNTY, OTHER_VILLAGE, SEED, TOWNSHIP, township, VILLAGE } from '../support/register.ts';
import { aUnit } from '../support/units.ts';

const NEW_VILLAGE = `${TOWNSHIP}299`;
const FIRM = { type: 'enterprise', id: '91623001MA0DTPR15A' } as const;
const CASE = '01JQ0000000000000000000300';
const partnered = (id: string) => ({ type: 'village', id }) as const;

/** The village that moves, with an enterprise in it, an office that partners it, and a case about each. */
const world = async () => {
  const test = await movingVillage();
  await test.plain.load([
    ...[FIRM, partnered(VILLAGE)].map((it) => subjectItem(newRecord({ ...it, area: VILLAGE }, SEED, MONDAY))),
    unitItem(aUnit('agency', { area: COUNTY, takesPart: ['partnership'] })),
  ]);
  const join = (subject: object, holder: object) =>
    test.call('POST', '/links', people.sonam, {
      body: { subject, holder, from: '2026-03-09', reason: 'assigned' },
    });
  const report = (n: number, programme: string, subject: object) =>
    test.call('POST', '/cases', township, {
      body: { id: `${CASE.slice(0, -1)}${n}`, programme, kind: 'question', subject, words: 'A question.' },
    });
  const done = [
    await join(FIRM, { worker: 'w-zhuoma' }),
    await join(partnered(VILLAGE), { unit: 'agency' }),
    await report(1, 'enterprise', FIRM),
    await report(2, 'partnership', partnered(VILLAGE)),
  ];
  expect(done.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  return test;
};

let test: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  test = await world();
});
const rows = (pk: string, begins: string) =>
  test.plain.all().filter((it) => it.pk === pk && it.sk.startsWith(begins));
const cases = () =>
  test.plain.all().filter(({ sk, programme }) => sk === 'CASE' && programme !== 'household');
const move = () =>
  test.call('POST', `/areas/${VILLAGE}/move`, people.wangmo, {
    body: { id: MOVE_ID, to: NEW_VILLAGE, reason: 'boundary-change' },
  });

describe('what programmes look after in a village that gets another code', () => {
  it('follows it: records, whoever is joined with them, and their cases', async () => {
    expect((await move()).body).toMatchObject({ state: 'done', subjects: 2 });
    expect(rows(`SUBJECT#${FIRM.id}`, 'RECORD')).toMatchObject([{ area: NEW_VILLAGE, liaison: 'w-zhuoma' }]);
    expect(rows(`SUBJECT#${FIRM.id}`, 'LINK#')).toMatchObject([
      { status: 'live', subject: { ...FIRM, area: NEW_VILLAGE } },
    ]);
    expect(rows(`SUBJECT#${VILLAGE}`, 'RECORD')).toEqual([]);
    expect(rows(`SUBJECT#${NEW_VILLAGE}`, 'RECORD')).toMatchObject([{ id: NEW_VILLAGE, area: NEW_VILLAGE }]);
    const live = rows(`SUBJECT#${NEW_VILLAGE}`, 'LINK#').filter(({ holder }) => holder !== undefined);
    expect(live).toMatchObject([{ status: 'live', holder: { unit: 'agency' } }]);
    expect(cases()).toMatchObject([{ area: NEW_VILLAGE }, { area: NEW_VILLAGE }]);
    expect(cases().map(({ subject }) => subject)).toContainEqual({
      ...partnered(NEW_VILLAGE),
      area: NEW_VILLAGE,
    });
  });

  it('goes on where it was killed, whichever write that was, and counts each once', async () => {
    for (const when of ['before', 'after'] as const)
      for (let at = 20; ; at += 1) {
        test = await world();
        test.killAt(at, when);
        const { status } = await move();
        test.revive();
        if (status === 201) break;
        expect((await move()).body).toMatchObject({ state: 'done', subjects: 2 });
        expect(rows(`SUBJECT#${FIRM.id}`, 'RECORD')).toMatchObject([{ area: NEW_VILLAGE }]);
        const joined = rows(`SUBJECT#${FIRM.id}`, 'LINK#').map(({ subject }) => subject);
        expect(joined).toEqual([{ ...FIRM, area: NEW_VILLAGE }]);
        expect(rows(`SUBJECT#${VILLAGE}`, 'RECORD')).toEqual([]);
      }
  });

  it('ends where another village takes it in that is looked after already', async () => {
    await test.plain.load([
      subjectItem(newRecord({ ...partnered(OTHER_VILLAGE), area: OTHER_VILLAGE }, SEED, MONDAY)),
    ]);
    const body = { id: MOVE_ID, into: OTHER_VILLAGE, reason: 'merger' };
    expect((await test.call('POST', `/areas/${VILLAGE}/merge`, people.wangmo, { body })).body).toMatchObject({
      state: 'done',
      subjects: 2,
    });
    expect(rows(`SUBJECT#${VILLAGE}`, 'RECORD')).toEqual([]);
    const agencys = rows(`SUBJECT#${VILLAGE}`, 'LINK#').filter(({ holder }) => holder !== undefined);
    expect(agencys).toMatchObject([{ status: 'ended', endReason: 'area-moved' }]);
  });
});
