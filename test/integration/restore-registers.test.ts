import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAws } from '../../local/aws.ts';
import { createTable } from '../../local/create-table.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { mendTable } from '../../scripts/restore/mend-table.ts';
import { holidayItem, placeItem } from '../../shared/campaign/store/holiday-item.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { rollUp } from '../../shared/statistics/use-cases/roll-up.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { toItem } from '../../shared/table/item.ts';
import { type Key, keys } from '../../shared/table/keys.ts';
import type { Item } from '../../shared/table/table.ts';
import { endingItem, taskItem } from '../../shared/visit/store/visit-item.ts';
import { GRID, MONDAY } from '../support/cases.ts';
import { aFestival } from '../support/festivals.ts';
import { FAR_GRID, theTree } from '../support/register.ts';
import { exportSlowly, plantingIn } from '../support/restore/copy.ts';
import { testServices } from '../support/services.ts';
import { aHousehold, aTask, home } from '../support/visits.ts';

const NAME = 'registers';
const OTHER = FAR_GRID;
const EMPTY = '623027101203007';
const AREAS = ['623000', '623027', '623027101', '623027101203', GRID, '623027110', OTHER];
const ID = '01JQ0000000000000000000001';
const { origin, household } = aTask();

let engine: Engine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startEngine();
  client = new DynamoDBClient({ ...localAws, endpoint: engine.endpoint });
  await createTable(client, NAME);
});

afterAll(async () => {
  client.destroy();
  await engine.stop();
});

const itemsNow = async (): Promise<Item[]> =>
  (await exportSlowly(client, NAME, 1_000)).map((row) => toItem(unmarshall(row)));

/** One of each sort of record that no timeline tells and no sum is made of. */
const told: readonly Item[] = [
  ...theTree(),
  ...[1, 2, 3].map((n) => householdItem(aHousehold(n))),
  householdItem(aHousehold(1, { id: home(1, OTHER) })),
  ...[holidayItem(aFestival()), placeItem(aFestival())],
  taskItem(aTask({ worker: 'w-other' })),
  endingItem({ origin, household, sent: 's', digest: 'd' }, aTask()),
  { ...keys.help('w-other', origin, GRID), expiresAt: 2_000_000_000 },
  { ...keys.calendar('a-fingerprint'), worker: 'w-zhuoma' },
  { ...keys.calendarOf('w-zhuoma'), fingerprint: 'a-fingerprint' },
  { ...keys.access(household, MONDAY, ID), by: 'w-zhuoma', records: [household] },
  { ...keys.notice('w-zhuoma', '2026-03-09', ID), id: ID },
  { ...keys.doneTally('VISITS', OTHER, '2026-03', ID), made: 3 },
];

const without = (items: readonly Item[], sums: RegExp) =>
  items.filter(({ pk, sk }) => !(pk.startsWith('TALLY#') && sums.test(sk)));
const inOrder = (items: readonly Item[]) =>
  items.toSorted((one, other) => `${one.pk} ${one.sk}`.localeCompare(`${other.pk} ${other.sk}`));

describe('a backup of registers', () => {
  it('keeps every record, and sums up coverage anew where a sum of the backup claims as many changes', async () => {
    const table = dynamoTable(client, NAME);
    await table.load(told);
    const { coverage } = testServices(table).services;
    await rollUp(coverage, [GRID, OTHER]);
    const plant = plantingIn(client, NAME);
    const wrongly = async (key: Key) => plant.put({ ...(await table.get(key)), ...key, subjects: 77 });
    await wrongly(keys.coverage('623027110'));
    await plant.put({ ...(await table.get(keys.coverage(OTHER))), ...keys.coverage(EMPTY), area: EMPTY });

    await mendTable({ client, name: NAME, dryRun: false, now: () => MONDAY });

    const counted = AREAS.map(async (area) => (await coverage.today(area)).subjects);
    expect(await Promise.all(counted)).toEqual([4, 4, 3, 3, 3, 1, 1]);
    expect(await table.get(keys.coverage(EMPTY))).toBeUndefined();
    const kept = without(await itemsNow(), /^(COVERAGE|DAILY|CASES|CASES-OF)#/);
    expect(inOrder(kept)).toEqual(inOrder(told.map((item) => JSON.parse(JSON.stringify(item)))));
  });
});
