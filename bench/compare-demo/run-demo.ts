import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEngine } from '../../local/engine.ts';
import type { Stopper } from '../../local/stopper.ts';
import { moveClock } from '../../scripts/platform/api.ts';
import { freshFolder } from '../../scripts/platform/fresh-folder.ts';
import { startPlatform } from '../../scripts/platform/start-platform.ts';
import type { DemoRun } from './compare.ts';
import { keepExpired, readTable } from './read-table.ts';
import { BEGIN } from './set-date.ts';

const run = promisify(execFile);
const preloadOf = (name: string) => join(import.meta.dirname, name);

const printed = async (root: string, environment: Readonly<Record<string, string>>): Promise<string> => {
  const words = ['--import', preloadOf('steady-demo.ts'), 'local/demo.ts'];
  return (await run(process.execPath, words, { cwd: root, env: { ...process.env, ...environment } })).stdout;
};

/** Starts the platform of `root` over an empty folder at `begin`, tells the demo to it, and reads the table. */
export const runDemo = async (root: string, begin: number, stops: Stopper): Promise<DemoRun> => {
  const began = Date.now();
  const dataDir = await freshFolder(stops);
  const engine = await startEngine(join(dataDir, 'table.db'));
  stops.add(engine.stop);
  const environment = { [BEGIN]: String(begin), AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint };
  const preload = preloadOf('steady-host.ts');
  const { url } = await startPlatform({ root, dataDir, preload, environment }, stops);
  await keepExpired(engine.endpoint);
  const story = await printed(root, { [BEGIN]: String(begin), DOORSTEP_URL: url });
  // Answered when all that followed from the last request has been done.
  await moveClock(url, null);
  return { story, items: await readTable(engine.endpoint), began, ended: Date.now() };
};
