import { mkdirSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engineTable } from '../../../local/engine-table.ts';
import { hasEngine } from '../../../local/find-engine.ts';
import type { LocalTable } from '../../../local/local-table.ts';
import { inFile } from '../../../local/open-local-table.ts';
import { type Stopper, stopper } from '../../../local/stopper.ts';
import { checkpointIn } from '../../../local/stream-checkpoint.ts';
import type { Table } from '../../../shared/table/table.ts';
import { freshFolder } from '../../support/host/run-host.ts';
import { waitUntil } from '../../support/host/wait-until.ts';

const engine = {
  name: 'on the engine',
  // By the folder, because the engine may be one that others use too.
  open: (folder: string, stops: Stopper) => engineTable(folder, stops, basename(folder)),
};
const file = { name: 'in a file', open: inFile };

describe.each([...(hasEngine() ? [engine] : []), file])('the stream of a table $name', ({ open }) => {
  const stops = stopper();
  afterEach(stops.stop);

  let folder: string;
  let local: LocalTable;
  let table: Table;
  beforeEach(async () => {
    folder = freshFolder();
    local = await open(folder, stops);
    table = local.table;
    await local.openStream();
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
    const reader = local.feed(reaction, checkpointIn(join(folder, 'test.json')), log);
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
    const inTheWay = join(folder, 'test.json.new');
    mkdirSync(inTheWay);
    const reader = read(async (records) => void seen.push(...records.map(sortOf)));
    await write('1');
    await waitUntil(() => !reader.isRunning());
    rmdirSync(inTheWay);
    await write('2');
    await waitUntil(() => seen.includes('2') && reader.isRunning());
    expect(seen).toContain('1');
  });

  it('takes for no news what was written before it was opened', async () => {
    const early = await open(freshFolder(), stops);
    await early.table.write([{ put: { pk: 'P', sk: 'before', version: 1 }, guard: 'absent' }]);
    await early.openStream();
    await early.table.write([{ put: { pk: 'P', sk: 'after', version: 1 }, guard: 'absent' }]);
    local = early;
    const seen: string[] = [];
    read(async (records) => void seen.push(...records.map(sortOf)));
    await waitUntil(() => seen.length > 0);
    expect(seen).toStrictEqual(['after']);
  });

  it('keeps over a restart what nobody has read', async () => {
    await write('1');
    await stops.stop();
    local = await open(folder, stops);
    table = local.table;
    await local.openStream();
    await write('2');
    const seen: string[] = [];
    read(async (records) => void seen.push(...records.map(sortOf)));
    await waitUntil(() => seen.length === 2);
    expect(seen).toStrictEqual(['1', '2']);
  });

  it('says of a removal what was there', async () => {
    const seen: DynamoDBRecord[] = [];
    read(async (records) => void seen.push(...records));
    await write('1');
    await table.write([{ remove: { pk: 'P', sk: '1' }, guard: 'exists' }]);
    await waitUntil(() => seen.length === 2);
    expect(seen.map((one) => one.eventName)).toStrictEqual(['INSERT', 'REMOVE']);
    expect(seen[1]?.dynamodb?.OldImage).toStrictEqual({
      pk: { S: 'P' },
      sk: { S: '1' },
      version: { N: '1' },
    });
    expect(seen[1]?.dynamodb?.NewImage).toBeUndefined();
  });
});
