import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Stopper } from '../../local/stopper.ts';
import { HERE } from '../platform/checkout-revision.ts';
import { freshFolder } from '../platform/fresh-folder.ts';
import { startPlatform } from '../platform/start-platform.ts';

/** A host of its own over an empty folder, in which the demo has been told: an empty one would answer 404 to everything. */
export const startTried = async (stops: Stopper): Promise<string> => {
  const dataDir = await freshFolder(stops);
  const { url } = await startPlatform({ root: HERE, dataDir }, stops);
  const env = { ...process.env, DOORSTEP_URL: url };
  await promisify(execFile)(process.execPath, ['local/demo.ts'], { cwd: HERE, env });
  return url;
};
