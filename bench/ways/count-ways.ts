import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Stopper } from '../../local/stopper.ts';
import { freshFolder } from '../../scripts/platform/fresh-folder.ts';
import { startPlatform } from '../../scripts/platform/start-platform.ts';
import { idNo } from '../places.ts';
import { accept, report } from './cases.ts';
import type { FilesOf } from './compare-ways.ts';
import { filesSince, untilQuiet } from './probe.ts';
import { sweep } from './sweep.ts';
import { visit } from './visit.ts';
import type { Testbed, Way } from './way.ts';

export const ways: readonly Way[] = [report, accept, sweep, visit];

const MOST_TRIES = 10;
const PRELOAD = join(import.meta.dirname, 'coverage-probe.ts');

/** Consumers and jobs run by themselves, also while a request is under way. */
const isDisturbed = (files: readonly string[], { entry }: Way): boolean =>
  files.some((file) => /^functions\/(consumers|sweeps)\//.test(file) && !file.startsWith(entry));

const numberedIds = () => {
  let made = 0;
  return () => {
    made += 1;
    return idNo('R', made);
  };
};

/** The files of the second of two like things, so that what is made once for all is made by then. */
const filesOf = async (way: Way, host: ChildProcess, testbed: Testbed): Promise<string[]> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const take = await way.prepare(testbed);
    await take('first');
    await untilQuiet(host);
    await take('second');
    const files = await filesSince(host);
    if (!isDisturbed(files, way)) return files;
  }
  throw new Error(`Something else ran beside ${way.name} ${MOST_TRIES} times.`);
};

/** The files of each way through the code of `root`, counted in a host of its own over an empty folder. */
export const countWays = async (root: string, stops: Stopper): Promise<FilesOf> => {
  const dataDir = await freshFolder(stops);
  const { host, url } = await startPlatform({ root, dataDir, preload: PRELOAD }, stops);
  const testbed = { url, newId: numberedIds() };
  const counted: Record<string, string[]> = {};
  for (const way of ways) counted[way.name] = await filesOf(way, host, testbed);
  return counted;
};
