import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, it } from 'vitest';
import type { Consumer } from '../../../events/consumers.ts';
import { localAws } from '../../../local/aws.ts';
import { startBus } from '../../../local/bus.ts';
import { stopper } from '../../../local/stopper.ts';
import { freshFolder } from '../../support/host/run-host.ts';

const consumer = (name: string, types: string[]): Consumer => ({
  name,
  entry: 'consumers/none.ts',
  from: { queue: true, types },
  impactIfDown: 'none',
});
const consumers = [consumer('counts', ['a.v1', 'b.v1']), consumer('listens', ['b.v1'])];
const event = (type: string, id: string) => ({ specversion: '1.0', type, id });

const stops = stopper();
afterEach(stops.stop);

const busOver = async (file: string) => {
  const sent: { queue: string; event: Record<string, unknown> }[] = [];
  const send = (queue: string, body: string) => void sent.push({ queue, event: JSON.parse(body) });
  const bus = await startBus(file, { consumers, send });
  stops.add(bus.stop);
  const endpoint = `http://127.0.0.1:${bus.port}`;
  const client = new EventBridgeClient({ ...localAws, endpoint, maxAttempts: 1 });
  const put = (...events: ReturnType<typeof event>[]) =>
    client.send(
      new PutEventsCommand({
        Entries: events.map((one) => ({
          Source: 'doorstep',
          DetailType: one.type,
          Time: new Date('2026-03-09T01:00:00Z'),
          Detail: JSON.stringify(one),
        })),
      }),
    );
  return { sent, put };
};

it('writes each event down and hands it to every consumer of its type, in the form of EventBridge', async () => {
  const file = join(freshFolder(), 'events.jsonl');
  const { sent, put } = await busOver(file);
  const answer = await put(event('a.v1', '1'), event('b.v1', '2'), event('c.v1', '3'));
  expect(answer).toMatchObject({ FailedEntryCount: 0 });
  expect(answer.Entries).toHaveLength(3);
  expect(readFileSync(file, 'utf8')).toBe(
    '{"specversion":"1.0","type":"a.v1","id":"1"}\n{"specversion":"1.0","type":"b.v1","id":"2"}\n{"specversion":"1.0","type":"c.v1","id":"3"}\n',
  );
  expect(sent.map((one) => [one.queue, one.event['detail']])).toStrictEqual([
    ['counts', event('a.v1', '1')],
    ['counts', event('b.v1', '2')],
    ['listens', event('b.v1', '2')],
  ]);
  expect(sent[0]?.event).toMatchObject({
    'detail-type': 'a.v1',
    source: 'doorstep',
    time: '2026-03-09T01:00:00.000Z',
  });
});

it('goes on after a kill that left half a line', async () => {
  const file = join(freshFolder(), 'events.jsonl');
  appendFileSync(file, '{"specversion":"1.0","type":"a.v1","id":"格"}\n{"specversion":"1.0","ty');
  const { put } = await busOver(file);
  await put(event('a.v1', '2'));
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toStrictEqual(['格', '2']);
});

it('takes at most ten events at once, as EventBridge does', async () => {
  const file = join(freshFolder(), 'events.jsonl');
  const { put } = await busOver(file);
  await expect(put(...Array.from({ length: 11 }, (_, n) => event('a.v1', String(n))))).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toBe('');
});
