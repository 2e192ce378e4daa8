import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newUlid } from '../../shared/runtime/context.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder, type RunningHost, runHost, WITHIN_MS } from '../support/host/run-host.ts';
import { waitUntil } from '../support/host/wait-until.ts';

const folder = freshFolder();
let host: RunningHost;
beforeAll(async () => {
  host = await runHost({ folder });
}, WITHIN_MS);
afterAll(() => host.end('SIGKILL'));

const health = () => ask(`${host.url}/health`);
const report = async () => {
  const body = {
    id: newUlid(Date.now()),
    kind: 'household-request',
    subject: { type: 'area', id: '623027101001001' },
    words: 'The lane is washed out.',
  };
  const token = await tokenOf(host.url, 'w-zhuoma');
  expect((await ask(`${host.url}/cases`, { method: 'POST', token, body })).status).toBe(201);
  return body.id;
};
const isPublished = (id: string) => readFileSync(join(folder, 'events.jsonl'), 'utf8').includes(id);

it(
  'names the consumer that stands still after a failed write, and feeds it again by itself',
  async () => {
    const inTheWay = join(folder, 'stream-publish-events.json.new');
    mkdirSync(inTheWay);
    const before = await report();
    await waitUntil(async () => (await health()).status === 503);
    expect((await health()).body.detail).toContain('publish-events');
    rmdirSync(inTheWay);
    await waitUntil(async () => (await health()).status === 200);
    const after = await report();
    await waitUntil(() => isPublished(before) && isPublished(after));
  },
  WITHIN_MS,
);
