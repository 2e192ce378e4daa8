import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { tokenOf } from '../support/host/ask.ts';
import { freshFolder } from '../support/host/run-host.ts';

let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: freshFolder(), port: 0 });
});
afterAll(async () => {
  await host.stop();
});

const run = promisify(execFile);

/** The block of shell lines that holds `text`, as a reader would copy it. */
const blockWith = (page: string, text: string): string => {
  const blocks = readFileSync(page, 'utf8').split('```');
  const found = blocks.find((block) => block.startsWith('sh\n') && block.includes(text));
  if (found === undefined) throw new Error(`${page} has no block with ${text}.`);
  return found.slice('sh\n'.length);
};

const outputOf = async (block: string, environment: object = {}): Promise<string> => {
  const script = block.replaceAll('http://127.0.0.1:3000', host.url).replaceAll('npm run demo', '#');
  return (await run('sh', ['-eu', '-c', script], { env: { ...process.env, ...environment } })).stdout;
};

describe('what the pages tell to type', () => {
  it.each(['README.md', 'README.zh-CN.md'])('reports a case and lists it: %s', async (page) => {
    const output = await outputOf(blockWith(page, 'TOKEN='));
    expect(output).toContain('"user":"w-zhuoma"');
    const { items } = JSON.parse(output.slice(output.lastIndexOf('{"items":')));
    expect(items).toMatchObject([{ id: '01K4ZZZZZZZZZZZZZZZZZZZZZ0', status: 'reported' }]);
  });

  it('opens the first case after a deployment', async () => {
    const TOKEN = await tokenOf(host.url, 's-township');
    const block = blockWith('docs/deploy.md', '"kind": "question"').replace('01K4ZZ', '01K4ZY');
    const output = await outputOf(block, { ApiUrl: host.url, TOKEN });
    expect(JSON.parse(output)).toMatchObject({ status: 'reported', area: '623027101' });
  });
});

describe('npm run import', () => {
  it('says how it is used, with the columns of every table', async () => {
    const { stdout } = await run(process.execPath, ['scripts/import.ts', '--help']);
    expect(stdout).toMatch(/ workers +id, name, phone, role, area, unit/);
  });

  it('says of a file that is not there no more than that', async () => {
    const args = ['--kind', 'areas', '--file', 'nowhere.csv', '--url', host.url, '--token', 'x'];
    const { code, stderr } = await run(process.execPath, ['scripts/import.ts', ...args]).catch((it) => it);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^ENOENT.*nowhere\.csv'\n$/) });
  });
});
