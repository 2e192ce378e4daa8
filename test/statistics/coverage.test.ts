import type { SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { rollUpCoverage } from '../../functions/consumers/roll-up-coverage.ts';
import { routes } from '../../functions/http/register/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import { rollUp } from '../../shared/statistics/use-cases/roll-up.ts';
import { workerKey } from '../../shared/worker/store/keys.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { hoursLater, MONDAY } from '../support/cases.ts';
import {
  aHousehold,
  COUNTY,
  county,
  FAR_GRID,
  FOREIGN_GRID,
  foreignRegistrar,
  GRID,
  linkedHousehold,
  registrar,
  TOWNSHIP,
  TWIN_GRID,
  township,
  twin,
  VILLAGE,
  zhuoma,
} from '../support/register.ts';
import { queued } from '../support/sqs.ts';

const GRIDS = [GRID, TWIN_GRID, FAR_GRID, FOREIGN_GRID];

const setUp = async () => {
  const test = await aPrefecture(
    [...routes, ...staff],
    [
      ...linkedHousehold(GRID, 1, 'w-zhuoma'),
      householdItem(aHousehold(GRID, 2)),
      ...linkedHousehold(TWIN_GRID, 1, 'w-twin'),
      ...linkedHousehold(FAR_GRID, 1, 'w-far'),
    ],
  );
  await rollUp(test.ctx, GRIDS);
  return test;
};
let { call, table, ctx, moveTo, log } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, moveTo, log } = await setUp());
});

const figures = async (code: string, who = registrar, more = '') => {
  const { body } = await call('GET', `/areas/${code}/coverage${more}`, who);
  return [body.subjects, body.linked, body.without];
};

describe('GET /areas/{code}/coverage', () => {
  it.each([
    { code: GRID, who: zhuoma, expected: [2, 1, 1] },
    { code: VILLAGE, who: township, expected: [3, 2, 1] },
    { code: TOWNSHIP, who: township, expected: [3, 2, 1] },
    { code: COUNTY, who: county, expected: [4, 3, 1] },
    { code: '623027101204', who: county, expected: [0, 0, 0] },
  ])('counts $code', async ({ code, who, expected }) => {
    expect(await figures(code, who)).toEqual(expected);
  });

  it('counts a grid as it is now, and the areas above it as they were last summed up', async () => {
    await table.load([householdItem(aHousehold(GRID, 3))]);
    moveTo(hoursLater(1));
    expect(await figures(GRID)).toEqual([3, 1, 2]);
    const { body } = await call('GET', `/areas/${VILLAGE}/coverage`, registrar);
    expect(body).toMatchObject({ subjects: 3, asOf: MONDAY });
  });

  it('still knows the figures of an earlier day', async () => {
    moveTo('2026-03-12T03:00:00.000Z');
    await table.load([householdItem(aHousehold(GRID, 3)), ...linkedHousehold(GRID, 2, 'w-zhuoma')]);
    await rollUp(ctx, [GRID]);
    expect(await figures(VILLAGE, registrar, '?on=2026-03-12')).toEqual([4, 3, 1]);
    expect(await figures(VILLAGE, registrar, '?on=2026-03-11')).toEqual([3, 2, 1]);
    expect(await figures(GRID, registrar, '?on=2026-03-09')).toEqual([2, 1, 1]);
    expect(await figures(VILLAGE, registrar, '?on=2026-03-08')).toEqual([0, 0, 0]);
  });

  it.each([
    { why: 'a sibling grid', target: `/areas/${GRID}/coverage`, who: twin, status: 404 },
    { why: 'the county, for a worker', target: `/areas/${COUNTY}/coverage`, who: zhuoma, status: 404 },
    { why: 'another county', target: `/areas/${VILLAGE}/coverage`, who: foreignRegistrar, status: 404 },
    { why: 'no area at all', target: '/areas/623027101999/coverage', who: county, status: 404 },
    { why: 'a day to come', target: `/areas/${VILLAGE}/coverage?on=2026-03-10`, who: county, status: 400 },
    { why: 'no day', target: `/areas/${VILLAGE}/coverage?on=2026-02-30`, who: county, status: 400 },
  ])('refuses $why', async ({ target, who, status }) => {
    expect((await call('GET', target, who)).status).toBe(status);
  });
});

describe('GET /areas/{code}/coverage/gaps', () => {
  it('names the households of a township to whom nobody comes, and notes it', async () => {
    const { body } = await call('GET', `/areas/${TOWNSHIP}/coverage/gaps`, township);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([householdId(GRID, 2)]);
    expect(table.all().filter(({ pk }) => pk === `ACCESS#${householdId(GRID, 2)}`)).toMatchObject([
      { reader: 's-township', purpose: 'coverage.names' },
    ]);
  });

  it.each([
    { what: 'the county, which sees counts only', code: TOWNSHIP, who: county, status: 403 },
    { what: 'a worker', code: GRID, who: zhuoma, status: 403 },
    { what: 'another county', code: TOWNSHIP, who: foreignRegistrar, status: 404 },
    { what: 'a question about a whole county', code: COUNTY, who: registrar, status: 400 },
  ])('keeps names from $what', async ({ code, who, status }) => {
    expect((await call('GET', `/areas/${code}/coverage/gaps`, who)).status).toBe(status);
    expect(table.all().filter(({ pk }) => pk.startsWith('ACCESS#'))).toEqual([]);
  });
});

describe('a liaison who has left', () => {
  /** What the stream tells of a change of the worker's record, told to the consumer. */
  const turned = async (step: string, body: object) => {
    const before = await table.get(workerKey('w-zhuoma'));
    expect((await call('POST', `/workers/w-zhuoma/${step}`, registrar, { body })).status).toBe(200);
    const after = await table.get(workerKey('w-zhuoma'));
    await rollUpCoverage(queued(eventOf({ before, after, at: MONDAY })), ctx);
  };
  const gaps = async () =>
    (await call('GET', `/areas/${TOWNSHIP}/coverage/gaps`, township)).body.items.map(
      ({ id }: { id: string }) => id,
    );

  it('leaves a gap at every door, in all figures and by name, until somebody takes over or they are back', async () => {
    await turned('disable', { reason: 'left-service' });
    for (const code of [GRID, VILLAGE]) expect((await figures(code))[1]).toBe(code === GRID ? 0 : 1);
    expect(await figures(COUNTY, county)).toEqual([4, 2, 2]);
    expect(await gaps()).toEqual([householdId(GRID, 1), householdId(GRID, 2)]);
    await turned('enable', {});
    expect(await figures(COUNTY, county)).toEqual([4, 3, 1]);
    expect(await gaps()).toEqual([householdId(GRID, 2)]);
  });
});

const message = (messageId: string, body: string) => ({ messageId, body }) as SQSEvent['Records'][number];
const about = (grid: string) => JSON.stringify({ detail: { data: { grid, version: 1 } } });

describe('the consumer', () => {
  it('counts a grid once however many of its households changed, and every area above', async () => {
    await table.load([householdItem(aHousehold(FAR_GRID, 2)), householdItem(aHousehold(FAR_GRID, 3))]);
    const version = (code: string) => table.all().find(({ sk }) => sk === `COVERAGE#${code}`)?.['version'];
    const before = Number(version(FAR_GRID));
    const Records = ['a', 'b', 'c'].map((id) => message(id, about(FAR_GRID)));
    expect(await rollUpCoverage({ Records }, ctx)).toEqual({ batchItemFailures: [] });
    expect(version(FAR_GRID)).toBe(before + 1);
    expect(await figures(COUNTY, county)).toEqual([6, 3, 3]);
  });

  it('hands back what it cannot read, counts the rest, and writes no content into the log', async () => {
    await table.load([householdItem(aHousehold(FAR_GRID, 2))]);
    const Records = [
      message('bad', '{"detail":{"data":{"grid":"Dorje"}}}'),
      message('good', about(FAR_GRID)),
    ];
    const answer = await rollUpCoverage({ Records }, ctx);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    expect(await figures(COUNTY, county)).toEqual([5, 3, 2]);
    expect(log.lines).toMatchObject([{ message: 'a grid could not be counted', messageId: 'bad' }]);
  });
});
