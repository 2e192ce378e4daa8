import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stopper } from '../../local/stopper.ts';

/** An empty folder, gone when `stops` stops; its path has no link in it, as V8 and Node print it. */
export const freshFolder = async (stops: Stopper): Promise<string> => {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'doorstep-'));
  stops.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};
