import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { freshFolder, WITHIN_MS } from '../support/host/run-host.ts';

const run = promisify(execFile);
let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: freshFolder(), port: 0 });
}, WITHIN_MS);
afterAll(() => host.stop());

const demo = (...words: string[]) =>
  run(process.execPath, ['local/demo.ts', ...words], { env: { ...process.env, DOORSTEP_URL: host.url } });

it('npm run demo -- mistakes tells each mistake and what became of it, and checks every line', {
  timeout: WITHIN_MS,
}, async () => {
  const { stdout } = await demo('mistakes');
  expect(stdout.match(/^\S.*/gm)).toEqual([
    'Danger to life, reported on the evening before a week of days off',
    'A typo in a unit, a worker on leave, and a report that is for somebody else',
    'A death at the wrong door, and an outcome that was mis-tapped',
    'Two holidays that share one trip',
  ]);
  expect(stdout).toContain('2060 doors get 2060 visits');
});

it('names the demos there are to whoever asks for another one', async () => {
  await expect(demo('nothing')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('mistakes'),
  });
});
