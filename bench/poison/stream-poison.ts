import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod/mini';
import { publishEvents } from '../../functions/consumers/publish-events.ts';
import { routes } from '../../functions/http/cases/routes.ts';
import { localAws } from '../../local/aws.ts';
import { createTable, openStream } from '../../local/create-table.ts';
import { startEngine } from '../../local/engine.ts';
import { deadLettersOf, startQueueServer } from '../../local/queue-server.ts';
import { readStream } from '../../local/stream.ts';
import { checkpointIn } from '../../local/stream-checkpoint.ts';
import type { Publish } from '../../shared/runtime/bus.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import type { StreamRecord } from '../../shared/table/stream-event.ts';
import { callerOf } from '../../test/support/call.ts';
import { waitUntil } from '../../test/support/host/wait-until.ts';
import { reportNo, workerNo } from '../report/sample-reports.ts';
import { noLog } from '../silent-context.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { TABLE } from '../testbed.ts';
import type { PoisonRun } from './poison-run.ts';

const CONSUMER = 'publish-events';
const WITHIN_MS = 180_000;
const Letter = z.object({ keys: z.record(z.string(), z.object({ S: z.string() })), sequence: z.string() });

const CaseEvent = z.object({ data: z.object({ caseId: z.string() }) });

/** A publisher that writes down the case of each event, and cannot publish one of them until it is mended. */
const publisher = (poison: string) => {
  const done: string[] = [];
  const whether = { mended: false };
  const publish: Publish = async (events) => {
    const ids = events.flatMap((event) => CaseEvent.safeParse(event).data?.data.caseId ?? []);
    if (!whether.mended && ids.includes(poison)) throw new Error('poison');
    done.push(...ids);
  };
  return { done, whether, publish };
};

/** `publish-events` at the engine's stream, its letters in the real queue; one report's change cannot be published. */
export const streamPoison = (records: number): Promise<PoisonRun> =>
  inTemporaryFolder(async (folder) => {
    const engine = await startEngine(join(folder, 'table.db'));
    const server = await startQueueServer(folder, [{ name: CONSUMER }], 1);
    const settings = { ...localAws, endpoint: engine.endpoint };
    const client = new DynamoDBClient(settings);
    const streams = new DynamoDBStreamsClient(settings);
    await createTable(client, TABLE);
    await openStream(client, TABLE);
    const table = dynamoTable(client, TABLE);
    const call = callerOf(
      routes,
      contextOver(table, noLog, () => new Date().toISOString()),
    );
    for (let n = 0; n < records; n += 1) await call('POST', '/cases', workerNo(n), { body: reportNo(n) });

    const { done, whether, publish } = publisher(reportNo(Math.floor(records / 2)).id);
    const seen = new Map<string, StreamRecord>();
    const handle = async (event: unknown) => {
      const { Records } = event as { Records: StreamRecord[] };
      for (const record of Records) seen.set(record.dynamodb?.SequenceNumber ?? '', record);
      return publishEvents(Records, publish, noLog);
    };
    const letters = deadLettersOf(CONSUMER);
    const giveUp = (body: string) => void server.sendMessage(letters, body);
    const reaction = { name: CONSUMER, handle, giveUp };
    const feed = readStream(
      { client: streams, table: TABLE },
      reaction,
      checkpointIn(join(folder, 'at.json')),
      noLog,
    );
    const dead = () => server.inspectQueue(letters)?.messages.ready ?? [];
    await waitUntil(() => new Set(done).size + dead().length >= records, WITHIN_MS).catch(() => undefined);
    await feed.stop();
    const first = { done: new Set(done).size, dead: dead().length };
    whether.mended = true;
    // A letter says which change it was; on AWS the nightly reconciliation makes good what the stream has lost.
    for (const { body } of dead()) {
      const record = seen.get(Letter.parse(JSON.parse(body)).sequence);
      if (record !== undefined) await publishEvents([record], publish, noLog);
    }
    client.destroy();
    streams.destroy();
    await server.stop();
    await engine.stop();
    return {
      source: 'stream',
      ...first,
      afterRedrive: new Set(done).size,
      twice: done.length - new Set(done).size,
    };
  });
