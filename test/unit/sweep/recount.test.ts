import { beforeEach, describe, expect, it } from 'vitest';
import { recount } from '../../../functions/sweeps/recount.ts';
import { addMs } from '../../../shared/base/instant.ts';
import { householdItem } from '../../../shared/household/store/household-item.ts';
import { recountSums } from '../../../shared/jobs/use-cases/recount-sums.ts';
import { coverageKey } from '../../../shared/statistics/store/keys.ts';
import { aReportEntry, MONDAY } from '../../support/cases.ts';
import { aHousehold, COUNTY, FAR_GRID, GRID, PREFECTURE, theTree } from '../../support/register.ts';
import { testServices } from '../../support/services.ts';

const ID = '01JQ0000000000000000000001';
const fresh = () => testServices();
let test: ReturnType<typeof fresh>;

/** One case and two households, and not an event about them. */
beforeEach(async () => {
  test = fresh();
  await test.table.load(theTree());
  await test.services.cases.report(
    aReportEntry({ caseId: ID, area: GRID, subject: { type: 'area', id: GRID } }),
  );
  await test.table.load([householdItem(aHousehold(GRID, 1)), householdItem(aHousehold(FAR_GRID, 1))]);
});

const opened = async (area: string) => (await test.services.board.read(area)).total.opened;
const subjects = async (area: string) => (await test.services.coverage.today(area)).subjects;

describe('the nightly recount', () => {
  it('sums up every level, and names the areas of which the one above had older sums', async () => {
    const [sums] = await recount(test.services);
    // Two grids, two villages, two townships, a county and the prefecture.
    expect(sums).toMatchObject({ scanned: theTree().length, changed: 8, complete: true });
    expect([await opened(PREFECTURE), await subjects(PREFECTURE)]).toEqual([1, 2]);
    expect([await opened(COUNTY), await subjects(COUNTY)]).toEqual([1, 2]);
  });

  it('writes nothing where all is right', async () => {
    await recount(test.services);
    const at = (rows: { pk: string }[]) => rows.filter(({ pk }) => !pk.startsWith('SWEEP#'));
    const before = at(test.table.all());
    await recount(test.services);
    expect(at(test.table.all())).toEqual(before);
  });

  it('counts an area that cannot be summed up, goes on with the others, and says that it is incomplete', async () => {
    await test.table.load([{ ...coverageKey(FAR_GRID), area: 'nowhere' }]);
    await expect(recount(test.services)).rejects.toThrow(/incomplete/);
    const [certificate] = (await test.services.sweeps.list('recount', 1, undefined)).items;
    // The broken row fails its grid, and the village that is summed up from it.
    expect(certificate).toMatchObject({ scanned: theTree().length, failed: 2, complete: false });
    expect(await opened(PREFECTURE)).toBe(1);
  });

  it('counts deadlines again even if sums cannot be made, and the other way round', async () => {
    await test.table.load([{ ...coverageKey(FAR_GRID), area: 'nowhere' }]);
    await expect(recount(test.services)).rejects.toThrow(/incomplete/);
    expect((await test.services.sweeps.list('deadlines', 1, undefined)).items).toMatchObject([
      { expected: 1, complete: true },
    ]);
  });

  it('stops when its time is up, and its certificate says how far it came', async () => {
    let asked = 0;
    const slow = { ...test.services, now: () => addMs(MONDAY, 60_000 * asked++) };
    await expect(recountSums(slow)).rejects.toThrow(/incomplete/);
    const [certificate] = (await test.services.sweeps.list('recount', 1, undefined)).items;
    expect(certificate).toMatchObject({ expected: theTree().length, complete: false });
    expect(certificate?.scanned).toBeGreaterThan(0);
    expect(certificate?.scanned).toBeLessThan(theTree().length);
  });
});
