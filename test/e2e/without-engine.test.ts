import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { newUlid } from '../../shared/runtime/context.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder, type RunningHost, runHost, WITHIN_MS } from '../support/host/run-host.ts';
import { treeWithoutEngine } from '../support/host/tree-without-engine.ts';
import { waitUntil } from '../support/host/wait-until.ts';

const GRID = '623027101001001';

const post = async (host: RunningHost, user: string, path: string, body: object) => {
  const token = await tokenOf(host.url, user);
  return ask(`${host.url}${path}`, { method: 'POST', token, body });
};

/** Without the moment up to which a list is. */
const read = async (host: RunningHost, user: string, path: string) => {
  const { status, body } = await ask(`${host.url}${path}`, { token: await tokenOf(host.url, user) });
  const { asOf, ...rest } = body;
  return { answered: status, ...rest };
};

/** A case from its report to its answer, by three people. */
const journey = async (host: RunningHost): Promise<string> => {
  const id = newUlid(Date.now());
  const subject = { type: 'area', id: GRID };
  const report = { id, kind: 'household-request', subject, words: 'The lane is washed out.' };
  expect((await post(host, 'w-zhuoma', '/cases', report)).status).toBe(201);
  expect((await post(host, 's-township', `/cases/${id}/accept`, {})).status).toBe(200);
  const assigned = await post(host, 's-township', `/cases/${id}/assign`, { to: { unit: 'xh-roads' } });
  expect(assigned.status).toBe(200);
  return id;
};

describe('a machine for which the packages hold no engine', { timeout: WITHIN_MS }, () => {
  it('starts, says so in one sentence, and has everything again after a kill', async () => {
    const place = { folder: freshFolder(), tree: treeWithoutEngine() };
    const host = await runHost(place);
    const sentences = host.said.split('\n').filter((line) => line.includes('no database engine'));
    expect(sentences).toEqual([
      expect.stringMatching(
        /^The packages hold no database engine for .*, so this process keeps the table itself, in .*\.$/,
      ),
    ]);
    const id = await journey(host);
    const paths = [`/cases/${id}`, '/cases?of=mine'];
    const before = await Promise.all(paths.map((path) => read(host, 'h-roads', path)));
    expect(before.map(({ answered }) => answered)).toEqual([200, 200]);
    expect(JSON.stringify(before[1])).toContain(id);
    await host.end('SIGKILL');
    expect(existsSync(join(place.folder, 'table.db'))).toBe(false);

    const again = await runHost(place);
    expect(await Promise.all(paths.map((path) => read(again, 'h-roads', path)))).toEqual(before);
    const published = () => readFileSync(join(place.folder, 'events.jsonl'), 'utf8');
    await waitUntil(() => published().split(id).length > 3);
    expect((await ask(`${again.url}/health`)).status).toBe(200);
    await again.end('SIGTERM');
  });

  it('tells the demo to its end', async () => {
    const tree = treeWithoutEngine();
    const host = await runHost({ folder: freshFolder(), tree });
    const env = { ...process.env, PORT: new URL(host.url).port };
    const { stdout } = await promisify(execFile)(process.execPath, ['local/demo.ts'], { cwd: tree, env });
    expect(stdout).toContain('GET /cases?state=ended lists 3 of the 3 cases');
    await host.end('SIGTERM');
  });
});
