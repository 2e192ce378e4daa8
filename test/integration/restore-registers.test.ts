import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { reconcileTable } from '../../scripts/restore/reconcile-table.ts';
import { accessKey } from '../../shared/access/store/keys.ts';
import { holidayItem, placeItem } from '../../shared/campaign/store/holiday-item.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { noticeKey } from '../../shared/notification/store/keys.ts';
import { activityCounterKey } from '../../shared/service/store/keys.ts';
import { coverageToday } from '../../shared/statistics/store/coverage-store.ts';
import { coverageKey } from '../../shared/statistics/store/keys.ts';
import { rollUp } from '../../shared/statistics/use-cases/roll-up.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { toItem } from '../../shared/table/item.ts';
import type { Key } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';
import { calendarKey, calendarPlaceKey, helpKey } from '../../shared/visit/store/keys.ts';
import { endingItem, taskItem } from '../../shared/visit/store/visit-item.ts';
import { exportSlowly, mutationIn } from '../harness/restore/copy.ts';
import { withEngine } from '../harness/with-engine.ts';
import { GRID, MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { aFestival } from '../support/festivals.ts';
import { FAR_GRID, theTree } from '../support/register.ts';
import { aHousehold, aTask, home } from '../support/visits.ts';

const NAME = 'registers';
const OTHER = FAR_GRID;
const EMPTY = '623027101203007';
const AREAS = ['623000', '623027', '623027101', '623027101203', GRID, '623027110', OTHER];
const ID = '01JQ0000000000000000000001';
const { origin, household } = aTask();

const engine = withEngine();
beforeAll(() => createTable(engine.client, NAME));

const itemsNow = async (): Promise<Item[]> =>
  (await exportSlowly(engine.client, NAME, 1_000)).map((row) => toItem(unmarshall(row)));

/** One of each sort of record that no timeline tells and no sum is made of. */
const told: readonly Item[] = [
  ...theTree(),
  ...[1, 2, 3].map((n) => householdItem(aHousehold(n))),
  householdItem(aHousehold(1, { id: home(1, OTHER) })),
  ...[holidayItem(aFestival()), placeItem(aFestival())],
  taskItem(aTask({ worker: 'w-other' })),
  endingItem({ origin, household, sent: 's', digest: 'd' }, aTask()),
  { ...helpKey('w-other', origin, GRID), expiresAt: 2_000_000_000 },
  { ...calendarKey('a-fingerprint'), worker: 'w-zhuoma' },
  { ...calendarPlaceKey('w-zhuoma'), fingerprint: 'a-fingerprint' },
  { ...accessKey(household, MONDAY, ID), by: 'w-zhuoma', records: [household] },
  { ...noticeKey('w-zhuoma', '2026-03-09', ID), id: ID },
  { ...activityCounterKey('VISITS', OTHER, '2026-03', ID), made: 3 },
];

const without = (items: readonly Item[], sums: RegExp) =>
  items.filter(({ pk, sk }) => !(pk.startsWith('TALLY#') && sums.test(sk)));
const inOrder = (items: readonly Item[]) =>
  items.toSorted((one, other) => `${one.pk} ${one.sk}`.localeCompare(`${other.pk} ${other.sk}`));

describe('a backup of registers', () => {
  it('keeps every record, and sums up coverage anew where a sum of the backup claims as many changes', async () => {
    const table = dynamoTable(engine.client, NAME);
    await table.load(told);
    await rollUp(testContext(table).ctx, [GRID, OTHER]);
    const plant = mutationIn(engine.client, NAME);
    const wrongly = async (key: Key) => plant.put({ ...(await table.get(key)), ...key, subjects: 77 });
    await wrongly(coverageKey('623027110'));
    await plant.put({ ...(await table.get(coverageKey(OTHER))), ...coverageKey(EMPTY), area: EMPTY });

    await reconcileTable({ client: engine.client, name: NAME, dryRun: false, now: () => MONDAY });

    const counted = AREAS.map(async (area) => (await coverageToday(testContext(table).ctx, area)).subjects);
    expect(await Promise.all(counted)).toEqual([4, 4, 3, 3, 3, 1, 1]);
    expect(await table.get(coverageKey(EMPTY))).toBeUndefined();
    const kept = without(await itemsNow(), /^(COVERAGE|DAILY|CASES|CASES-OF)#/);
    expect(inOrder(kept)).toEqual(inOrder(told.map((item) => JSON.parse(JSON.stringify(item)))));
  });
});
