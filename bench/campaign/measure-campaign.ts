import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import type { CampaignIn } from '../../shared/campaign/rules/campaign.ts';
import { createCampaign, findCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { publishCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import type { Context } from '../../shared/table/context.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import type { Task } from '../../shared/visit/rules/task.ts';
import { taskItem } from '../../shared/visit/store/visit-item.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../../test/support/campaigns.ts';
import { plannedTasks } from '../../test/support/planned-tasks.ts';
import { meter } from '../meter/meter.ts';
import { type Reading, readingOf } from '../meter/reading.ts';
import { silentLog } from '../silent-log.ts';
import { TABLE, type Testbed } from '../testbed.ts';

/** Requests under way at once, of the baseline as of the functions: as many as SQS starts within a few seconds. */
const LANES = 8;
const AT_ONCE = 25;

const secondsSince = (startMs: number) => (performance.now() - startMs) / 1_000;

const servicesFor = (client: DynamoDBClient): Context =>
  contextOver(dynamoTable(client, TABLE), silentLog, () => OPENING_DAY);

const inLanes = async <T>(all: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> => {
  const rest = all[Symbol.iterator]();
  const lane = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

/** Nothing but the batches that must be sent, of tasks that somebody else has thought up. */
const writeRaw = async (client: DynamoDBClient, tasks: readonly Task[]): Promise<number> => {
  const items = tasks.map(taskItem);
  const batches = Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, n) =>
    items.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const start = performance.now();
  await inLanes(batches, async (some) => {
    const puts: WriteRequest[] = some.map((item) => ({
      PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: puts } }));
  });
  return secondsSince(start);
};

export interface CampaignRun {
  readonly tasks: number;
  readonly chunks: number;
  /** From the moment of publishing until the campaign says that it is published, reads among them. */
  readonly publishing: Reading;
  readonly seconds: number;
  readonly rawSeconds: number;
  /** Before: reading the register and storing the plan. */
  readonly planning: Reading;
  readonly planSeconds: number;
}

const plan = async (testbed: Testbed, name: string) => {
  const client = testbed.client();
  const { calls } = meter(client);
  const ctx = servicesFor(client);
  const campaign = aCampaign(name);
  const start = performance.now();
  await createCampaign(ctx, campaign);
  const planned = await planCampaign(ctx, campaign);
  return { planned, planning: readingOf(calls), planSeconds: secondsSince(start) };
};

const publishAll = async (testbed: Testbed, planned: CampaignIn<'planned'>) => {
  const client = testbed.client();
  const { calls } = meter(client);
  const ctx = servicesFor(client);

  const start = performance.now();
  await publishCampaign(ctx, planned, 's-prefecture');
  await inLanes(messagesFor(await chunkStatuses(servicesFor(testbed.client()), planned.id)), async (body) => {
    const { batchItemFailures } = await publishChunks(sqsEvent([body]), ctx);
    if (batchItemFailures.length > 0) throw new Error('A chunk was handed back.');
  });
  return { publishing: readingOf(calls), seconds: secondsSince(start) };
};

/** P4: plans a campaign, writes its tasks raw under another name, then publishes it: baseline and candidate in turns. */
export const measureCampaign = async (testbed: Testbed, turn: number): Promise<CampaignRun> => {
  const { planned, ...planning } = await plan(testbed, `run-${turn}`);
  const plain = testbed.client();
  const tasks = await plannedTasks(dynamoTable(plain, TABLE), planned);
  const rawSeconds = await writeRaw(
    plain,
    tasks.map((task) => ({ ...task, origin: `raw-${turn}-2026` })),
  );
  const published = await publishAll(testbed, planned);
  const after = await findCampaign(servicesFor(plain), planned.id);
  if (after?.status !== 'published') throw new Error('The campaign is not published.');
  return { tasks: after.tasks, chunks: planned.plan.chunks, rawSeconds, ...planning, ...published };
};
