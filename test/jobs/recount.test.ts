import { beforeEach, describe, expect, it } from 'vitest';
import { recount } from '../../functions/sweeps/recount.ts';
import { addMs } from '../../shared/base/instant.ts';
import { saveReport } from '../../shared/case/store/case-store.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { recountSums } from '../../shared/jobs/use-cases/recount-sums.ts';
import { readBoard } from '../../shared/statistics/store/board-store.ts';
import { coverageToday } from '../../shared/statistics/store/coverage-store.ts';
import { coverageKey } from '../../shared/statistics/store/keys.ts';
import { aReportEntry, MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { aHousehold, COUNTY, FAR_GRID, GRID, PREFECTURE, theTree } from '../support/register.ts';

const ID = '01JQ0000000000000000000001';
const fresh = () => testContext();
let test: ReturnType<typeof fresh>;

/** One case and two households, and not an event about them. */
beforeEach(async () => {
  test = fresh();
  await test.table.load(theTree());
  await saveReport(test.ctx, aReportEntry({ caseId: ID, area: GRID, subject: { type: 'area', id: GRID } }));
  await test.table.load([householdItem(aHousehold(GRID, 1)), householdItem(aHousehold(FAR_GRID, 1))]);
});

const opened = async (area: string) => (await readBoard(test.ctx, area)).total.opened;
const subjects = async (area: string) => (await coverageToday(test.ctx, area)).subjects;

describe('the nightly recount', () => {
  it('sums up every level, and names the areas of which the one above had older sums', async () => {
    const [sums] = await recount(test.ctx);
    // Two grids, two villages, two townships, a county and the prefecture.
    expect(sums).toMatchObject({ scanned: theTree().length, changed: 8, complete: true });
    expect([await opened(PREFECTURE), await subjects(PREFECTURE)]).toEqual([1, 2]);
    expect([await opened(COUNTY), await subjects(COUNTY)]).toEqual([1, 2]);
  });

  it('writes nothing where all is right', async () => {
    await recount(test.ctx);
    const at = (rows: { pk: string }[]) => rows.filter(({ pk }) => !pk.startsWith('SWEEP#'));
    const before = at(test.table.all());
    await recount(test.ctx);
    expect(at(test.table.all())).toEqual(before);
  });

  it('counts an area that cannot be summed up, goes on with the others, and says that it is incomplete', async () => {
    await test.table.load([{ ...coverageKey(FAR_GRID), area: 'nowhere' }]);
    await expect(recount(test.ctx)).rejects.toThrow(/incomplete/);
    const [certificate] = (await listCertificates(test.ctx, 'recount', 1, undefined)).items;
    // The broken row fails its grid, and the village that is summed up from it.
    expect(certificate).toMatchObject({ scanned: theTree().length, failed: 2, complete: false });
    expect(await opened(PREFECTURE)).toBe(1);
  });

  it('counts deadlines again even if sums cannot be made, and the other way round', async () => {
    await test.table.load([{ ...coverageKey(FAR_GRID), area: 'nowhere' }]);
    await expect(recount(test.ctx)).rejects.toThrow(/incomplete/);
    expect((await listCertificates(test.ctx, 'deadlines', 1, undefined)).items).toMatchObject([
      { expected: 1, complete: true },
    ]);
  });

  it('stops when its time is up, and its certificate says how far it came', async () => {
    let asked = 0;
    const slow = { ...test.ctx, now: () => addMs(MONDAY, 60_000 * asked++) };
    await expect(recountSums(slow)).rejects.toThrow(/incomplete/);
    const [certificate] = (await listCertificates(test.ctx, 'recount', 1, undefined)).items;
    expect(certificate).toMatchObject({ expected: theTree().length, complete: false });
    expect(certificate?.scanned).toBeGreaterThan(0);
    expect(certificate?.scanned).toBeLessThan(theTree().length);
  });
});
