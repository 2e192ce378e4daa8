import { expect, it } from 'vitest';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { createCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { publishCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Item } from '../../shared/table/table.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../support/campaigns.ts';
import { testContext } from '../support/context.ts';
import * as people from '../support/register.ts';

const ID = 'mid-autumn-2026';
const NEXT = '623027101203002';
/** Eight trips on each of eleven working days. */
const CAPACITY = 88;

const isTask = ({ pk, worker }: Item) => pk.startsWith('TASK#') && worker !== undefined;

/** Notes the tasks of a helper that are written before their line stands: a kill just then would hide them for good. */
const watchedTable = () => {
  const table = memoryTable();
  const seen: string[] = [];
  const hidden: string[] = [];
  const load = async (items: readonly Item[]) => {
    for (const { pk, sk, worker } of items.filter(isTask)) {
      seen.push(sk);
      const line = table.all().find((one) => one.pk === `WORKER#${worker}` && one.sk.startsWith('HELP#'));
      if (line === undefined) hidden.push(`${pk} ${sk}`);
    }
    await table.load(items);
  };
  return { watched: { ...table, load }, seen, hidden };
};

it('no task of a helper stands before the line by which they find it', async () => {
  const { watched, seen, hidden } = watchedTable();
  const { ctx, moveTo } = testContext(watched);
  await watched.load([
    ...people.theTree(),
    areaItem(people.anArea(NEXT)),
    ...[people.aWorker('w-full'), people.aWorker('w-helper', { area: NEXT })].map(workerItem),
    ...Array.from({ length: CAPACITY + 2 }, (_, n) =>
      people.linkedHousehold(people.GRID, n, 'w-full'),
    ).flat(),
    ...people.linkedHousehold(NEXT, 1, 'w-helper'),
  ]);
  moveTo(OPENING_DAY);
  await createCampaign(ctx, aCampaign());
  await publishCampaign(ctx, await planCampaign(ctx, aCampaign()), 's-prefecture');
  await publishChunks(sqsEvent(messagesFor(await chunkStatuses(ctx, ID))), ctx);
  expect(seen).toHaveLength(2);
  expect(hidden).toEqual([]);
});
