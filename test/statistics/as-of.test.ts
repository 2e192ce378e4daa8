import { beforeEach, describe, expect, it } from 'vitest';
import { rollUpCases } from '../../functions/consumers/roll-up-cases.ts';
import { rollUpCoverage } from '../../functions/consumers/roll-up-coverage.ts';
import { routes as registerRoutes } from '../../functions/http/register/routes.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import type { Item } from '../../shared/table/table.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { people, prefecture } from '../support/oversight.ts';
import { aHousehold, COUNTY, county, FAR_GRID, GRID, TOWNSHIP } from '../support/register.ts';
import { eventsOfItems, queued } from '../support/sqs.ts';

const FIRST = '2026-03-11T01:00:00.000Z';
const SECOND = '2026-03-11T01:00:30.000Z';
const COUNTED = '2026-03-11T01:05:00.000Z';
/** The recount of the last night has everything of the day before. */
const YESTERDAY = '2026-03-09T16:00:00.000Z';

/** The households of two grids in one county, imported half a minute after each other. */
const importing = async () => {
  const test = await aPrefecture(registerRoutes, []);
  const [near, far] = [householdItem(aHousehold(GRID, 1)), householdItem(aHousehold(FAR_GRID, 1))];
  await test.table.load([near, far]);
  test.moveTo(COUNTED);
  const count = (item: Item, at: string) => rollUpCoverage(queued(...eventsOfItems([item], at)), test.ctx);
  const coverage = async (code: string) => (await test.call('GET', `/areas/${code}/coverage`, county)).body;
  return { ...test, near, far, count, coverage };
};

describe('the moment up to which all households are counted', () => {
  let test: Awaited<ReturnType<typeof importing>>;
  beforeEach(async () => {
    test = await importing();
  });

  it('is before what the queue still holds, whenever the rest was counted', async () => {
    await test.count(test.near, FIRST);
    const body = await test.coverage(COUNTY);
    expect(body).toMatchObject({ subjects: 1, asOf: FIRST });
    expect(body.asOf < SECOND).toBe(true);
  });

  it('moves on with what comes through', async () => {
    await test.count(test.near, FIRST);
    await test.count(test.far, SECOND);
    expect(await test.coverage(COUNTY)).toMatchObject({ subjects: 2, asOf: SECOND });
  });

  it('is that of the earliest change of a batch', async () => {
    const events = [...eventsOfItems([test.far], SECOND), ...eventsOfItems([test.near], FIRST)];
    await rollUpCoverage(queued(...events), test.ctx);
    expect(await test.coverage(COUNTY)).toMatchObject({ subjects: 2, asOf: FIRST });
  });

  it('does not go back when an old message comes again', async () => {
    await test.count(test.far, SECOND);
    await test.count(test.near, FIRST);
    expect(await test.coverage(COUNTY)).toMatchObject({ asOf: SECOND });
  });

  it('is the day before, where nothing has come through yet', async () => {
    expect(await test.coverage(TOWNSHIP)).toMatchObject({ subjects: 0, asOf: YESTERDAY });
  });

  it('is now for a grid, which is counted as it is asked for', async () => {
    expect(await test.coverage(GRID)).toMatchObject({ subjects: 1, asOf: COUNTED });
  });
});

describe('the moment up to which a board holds all cases', () => {
  let test: Awaited<ReturnType<typeof prefecture>>;
  const asOf = async (code: string) =>
    (await test.call('GET', `/areas/${code}/board`, people.prefecture)).body.asOf;

  beforeEach(async () => {
    test = await prefecture();
    test.moveTo(FIRST);
    await test.open();
    test.moveTo(COUNTED);
  });

  it('is the day before while the stream has brought nothing, and not now', async () => {
    expect(await asOf('623027')).toBe(YESTERDAY);
  });

  it('is that of the last change that was counted, at every level above', async () => {
    const cases = test.table.all().filter(({ sk }) => sk === 'CASE');
    await rollUpCases(queued(...eventsOfItems(cases, FIRST)), test.ctx);
    test.moveTo('2026-03-11T02:00:00.000Z');
    for (const code of ['623000', '623027', '623027101']) expect(await asOf(code)).toBe(FIRST);
  });
});
