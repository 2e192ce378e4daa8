import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { localAws } from '../../../local/aws.ts';
import { createTable, openStream } from '../../../local/create-table.ts';
import { startEngine } from '../../../local/engine.ts';
import { stopper } from '../../../local/stopper.ts';
import { readStream } from '../../../local/stream.ts';
import { checkpointIn } from '../../../local/stream-checkpoint.ts';
import { dynamoTable } from '../../../shared/table/dynamo-table.ts';
import type { Table } from '../../../shared/table/table.ts';
import { freshFolder } from '../../support/host/run-host.ts';
import { waitUntil } from '../../support/host/wait-until.ts';

const engineStops = stopper();
const stops = stopper();
afterEach(stops.stop);
afterAll(engineStops.stop);

const folder = freshFolder();
let client: DynamoDBClient;
let streams: DynamoDBStreamsClient;
beforeAll(async () => {
  const engine = await startEngine(join(folder, 'table.db'));
  engineStops.add(engine.stop);
  client = new DynamoDBClient({ ...localAws, endpoint: engine.endpoint });
  streams = new DynamoDBStreamsClient({ ...localAws, endpoint: engine.endpoint });
  engineStops.add(async () => {
    client.destroy();
    streams.destroy();
  });
});

let turn = 0;
let table: Table;
let name: string;
beforeEach(async () => {
  turn += 1;
  name = `stream-${turn}`;
  await createTable(client, name);
  await openStream(client, name);
  table = dynamoTable(client, name);
});

const log = { info: () => undefined, failed: () => undefined };
const write = async (...sorts: string[]) => {
  for (const sk of sorts) await table.write([{ put: { pk: 'P', sk, version: 1 }, guard: 'absent' }]);
};
const sortOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.Keys?.['sk']?.S ?? '';

type Handle = (records: DynamoDBRecord[]) => Promise<unknown>;

/** Reads the stream of the table from where the last reader of `name` stopped. */
const read = (handle: Handle) => {
  const givenUp: string[] = [];
  const reaction = {
    name: 'test',
    handle: (event: unknown) => handle((event as { Records: DynamoDBRecord[] }).Records),
    giveUp: (body: string) => void givenUp.push(body),
  };
  const checkpoint = checkpointIn(join(folder, `${name}.json`));
  const reader = readStream({ client: streams, table: name }, reaction, checkpoint, log);
  stops.add(reader.stop);
  return { givenUp, stop: reader.stop, isRunning: reader.isRunning };
};

it('feeds what is written, in order, in the form of Lambda', async () => {
  const seen: DynamoDBRecord[] = [];
  read(async (records) => void seen.push(...records));
  await write('1', '2');
  await table.write([{ put: { pk: 'P', sk: '1', version: 2 }, guard: { version: 1 } }]);
  await waitUntil(() => seen.length === 3);
  expect(seen.map((one) => [one.eventName, sortOf(one)])).toStrictEqual([
    ['INSERT', '1'],
    ['INSERT', '2'],
    ['MODIFY', '1'],
  ]);
  expect(seen[2]?.dynamodb).toMatchObject({
    OldImage: { version: { N: '1' } },
    NewImage: { version: { N: '2' } },
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  });
  expect(seen[0]?.dynamodb?.ApproximateCreationDateTime).toBeGreaterThan(1_700_000_000);
  expect(seen[0]?.dynamodb?.ApproximateCreationDateTime).toBeLessThan(9_999_999_999);
});

it('goes on where the last reader stopped', async () => {
  const first: string[] = [];
  const reader = read(async (records) => void first.push(...records.map(sortOf)));
  await write('1', '2');
  await waitUntil(() => first.length === 2);
  await reader.stop();
  await write('3');
  const second: string[] = [];
  read(async (records) => void second.push(...records.map(sortOf)));
  await waitUntil(() => second.length > 0);
  expect(second).toStrictEqual(['3']);
});

it('sends again from the first change that was handed back', async () => {
  const seen: string[] = [];
  let failedOnce = false;
  read(async (records) => {
    seen.push(...records.map(sortOf));
    const stuck = failedOnce ? undefined : records.find((one) => sortOf(one) === '2');
    if (stuck === undefined) return undefined;
    failedOnce = true;
    return { batchItemFailures: [{ itemIdentifier: stuck.dynamodb?.SequenceNumber }] };
  });
  await write('1', '2', '3');
  const times = (sk: string) => seen.filter((one) => one === sk).length;
  await waitUntil(() => times('2') === 2 && seen.at(-1) === '3');
  expect(times('1')).toBe(1);
});

it('gives up a change that never goes through, and lets the rest go on', async () => {
  const tries = { poison: 0 };
  const done: string[] = [];
  const { givenUp } = read(async (records) => {
    if (records.some((one) => sortOf(one) === 'poison')) {
      tries.poison += 1;
      throw new Error('cannot be read');
    }
    done.push(...records.map(sortOf));
  });
  await write('poison', 'after');
  await waitUntil(() => done.includes('after'));
  expect(tries.poison).toBe(10);
  expect(givenUp).toHaveLength(1);
  expect(givenUp[0]).toContain('poison');
});

it('goes on after its place could not be written down, and says how it is meanwhile', async () => {
  const seen: string[] = [];
  const inTheWay = join(folder, `${name}.json.new`);
  mkdirSync(inTheWay);
  const reader = read(async (records) => void seen.push(...records.map(sortOf)));
  await write('1');
  await waitUntil(() => !reader.isRunning());
  rmdirSync(inTheWay);
  await write('2');
  await waitUntil(() => seen.includes('2') && reader.isRunning());
  expect(seen).toContain('1');
});
