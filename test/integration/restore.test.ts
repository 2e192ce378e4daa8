import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/cases/routes.ts';
import { createTable } from '../../local/create-table.ts';
import { reconcileTable } from '../../scripts/restore/reconcile-table.ts';
import { controlRecordKey } from '../../shared/access/store/keys.ts';
import { caseCounterKey, caseKey, entryKey } from '../../shared/case/store/keys.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { rollUp } from '../../shared/statistics/use-cases/roll-up.ts';
import { rollUpBoards } from '../../shared/statistics/use-cases/roll-up-boards.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { toItem } from '../../shared/table/item.ts';
import { allOf, type Item } from '../../shared/table/table.ts';
import { exportSlowly, importAll, mutationIn } from '../harness/restore/copy.ts';
import { faultsIn } from '../harness/restore/faults.ts';
import { chanceFrom, clientOf } from '../harness/restore/load.ts';
import { withEngine } from '../harness/with-engine.ts';
import { callerOf } from '../support/call.ts';
import { township } from '../support/case-api.ts';
import { testContext } from '../support/context.ts';
import { GRID, theTree, zhuoma } from '../support/register.ts';

const CLIENTS = 6;
/** How much each client does before the backup begins; it goes on for as long as the backup takes. */
const ROUNDS = 8;
/** Small pages, so that much is written between the first and the last, also to cases that a page ends in. */
const PAGE = 5;
const AT = '2026-03-09T01:00:00.000Z';
const now = () => AT;

const engine = withEngine();

const itemsOf = async (name: string): Promise<Item[]> =>
  (await exportSlowly(engine.client, name, 1_000)).map((row) => toItem(unmarshall(row)));

/** A backup of a table that six people are writing to, restored into another. */
const restoredFromLoad = async (name: string) => {
  await createTable(engine.client, `${name}-live`);
  const table = dynamoTable(engine.client, `${name}-live`);
  await table.load(theTree());
  const { ctx } = testContext(table);
  const clients = Array.from({ length: CLIENTS }, (_, n) => clientOf(ctx, chanceFrom(n)));
  const work = (goesOn: (rounds: number) => boolean) =>
    Promise.all(
      clients.map(async (round) => {
        for (let rounds = 0; goesOn(rounds); rounds += 1) await round();
      }),
    );
  await work((rounds) => rounds < ROUNDS);
  await rollUpBoards(ctx, [GRID]);
  await rollUp(ctx, [GRID]);
  let done = false;
  const [rows] = await Promise.all([
    exportSlowly(engine.client, `${name}-live`, PAGE).finally(() => {
      done = true;
    }),
    work(() => !done),
  ]);
  await createTable(engine.client, name);
  await importAll(engine.client, name, rows);
  return dynamoTable(engine.client, name);
};

describe('a backup taken while people work', () => {
  it('is made whole: cases equal their timelines, figures equal a recount, and the work goes on', async () => {
    const table = await restoredFromLoad('restored');
    const before = await itemsOf('restored');
    expect(await faultsIn(table, before, AT)).not.toEqual([]);

    const told = await reconcileTable({ client: engine.client, name: 'restored', dryRun: true, now });
    expect(await itemsOf('restored')).toEqual(before);

    const report = await reconcileTable({ client: engine.client, name: 'restored', dryRun: false, now });
    expect(report).toEqual(told);
    expect(report.cases).toBeGreaterThan(CLIENTS * ROUNDS);
    expect(await faultsIn(table, await itemsOf('restored'), AT)).toEqual([]);

    const again = await reconcileTable({ client: engine.client, name: 'restored', dryRun: false, now });
    expect(again).toEqual({ ...report, cases: again.cases, torn: 0, halved: 0, counters: 0 });

    const call = callerOf(routes, testContext(table).ctx);
    const open = (await itemsOf('restored')).find(({ sk, status }) => sk === 'CASE' && status === 'reported');
    const { status } = await call('POST', `/cases/${String(open?.['id'])}/accept`, township, { body: {} });
    expect(status).toBe(200);
  });
});

describe('a backup with one transaction torn in two', () => {
  const torn = async (name: string) => {
    await createTable(engine.client, name);
    const table = dynamoTable(engine.client, name);
    await table.load(theTree());
    const { ctx } = testContext(table);
    const round = clientOf(ctx, () => 0.99);
    await round();
    await round();
    const cases = (await itemsOf(name)).filter(({ sk }) => sk === 'CASE');
    const partition = await allOf(table, { pk: cases[0]?.pk ?? '' });
    return { table, plant: mutationIn(engine.client, name), partition };
  };
  const entriesIn = (items: readonly Item[]) => items.filter(({ sk }) => sk.startsWith('ENTRY#'));
  const mend = (name: string) => reconcileTable({ client: engine.client, name, dryRun: false, now });
  const isWhole = async (name: string) =>
    expect(await faultsIn(dynamoTable(engine.client, name), await itemsOf(name), AT)).toEqual([]);

  it('takes back a step whose entry is not there', async () => {
    const { partition, plant } = await torn('without-entry');
    const last = entriesIn(partition).at(-1);
    await plant.remove(last ?? controlRecordKey());
    expect(await mend('without-entry')).toMatchObject({ cases: 2, torn: 1 });
    await isWhole('without-entry');
    expect(entriesIn(await itemsOf('without-entry'))).toHaveLength(2 * entriesIn(partition).length - 1);
  });

  it('takes a step whose entry is there', async () => {
    const { partition, plant } = await torn('without-step');
    const [it] = partition;
    await plant.put({ ...it, ...caseKey(String(it?.['id'])), status: 'reported', version: 3 });
    expect(await mend('without-step')).toMatchObject({ torn: 1 });
    await isWhole('without-step');
    expect(entriesIn(await itemsOf('without-step'))).toHaveLength(2 * entriesIn(partition).length);
  });

  it('drops what follows a gap, and a case that had only begun to be written', async () => {
    const { partition, plant } = await torn('with-gap');
    await plant.remove(entriesIn(partition)[2] ?? controlRecordKey());
    await mend('with-gap');
    await isWhole('with-gap');
    const left = entriesIn((await itemsOf('with-gap')).filter(({ pk }) => pk === partition[0]?.pk));
    expect(left).toHaveLength(2);
    for (const entry of left) await plant.remove(entry);
    await mend('with-gap');
    await isWhole('with-gap');
    expect((await itemsOf('with-gap')).some(({ pk }) => pk === partition[0]?.pk)).toBe(false);
  });

  it('takes back a merge that only one of the two cases knows of, and what came after it', async () => {
    const { plant } = await torn('half-merged');
    const { ctx } = testContext(dynamoTable(engine.client, 'half-merged'));
    const call = callerOf(routes, ctx);
    const ids = [newUlid(1), newUlid(2)];
    const subject = { type: 'area', id: GRID };
    for (const id of ids)
      await call('POST', '/cases', zhuoma, { body: { id, kind: 'public-space', subject, words: 'A lane.' } });
    await call('POST', `/cases/${ids[0]}/merge`, township, { body: { into: ids[1] } });
    await call('POST', `/cases/${ids[1]}/accept`, township, { body: {} });
    await plant.remove(entryKey(ids[0] ?? '', 2));
    expect(await mend('half-merged')).toMatchObject({ torn: 1, halved: 1 });
    await isWhole('half-merged');
    const left = (await itemsOf('half-merged')).filter(
      ({ sk, id }) => sk === 'CASE' && ids.includes(String(id)),
    );
    expect(left.map(({ version, reporters }) => [version, reporters])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('counts again what no counter, or the wrong one, tells', async () => {
    const { plant } = await torn('miscounted');
    const counters = (await itemsOf('miscounted')).filter(({ sk }) => sk.startsWith('CASES#'));
    await plant.remove(counters[0] ?? controlRecordKey());
    await plant.put({ ...caseCounterKey(GRID, '2026-02', 'any'), closed: 7, writes: 7 });
    expect(await mend('miscounted')).toMatchObject({ torn: 0, counters: 2 });
    await isWhole('miscounted');
  });
});
