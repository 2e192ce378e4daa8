import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';

const Files = z.array(z.string());

/** The stream is looked at every 200 ms, and what follows from a change passes a bus and a queue. */
const QUIET_MS = 1_000;
const MOST_LOOKS = 60;

/** What of ours ran in a host since this was asked before. */
export const filesSince = async (host: ChildProcess): Promise<string[]> => {
  const answered = once(host, 'message');
  host.send('files, please');
  const [files] = await answered;
  return Files.parse(files);
};

/** Waits until nothing of ours runs any more, so that the next thing that runs is what was asked for. */
export const untilQuiet = async (host: ChildProcess): Promise<void> => {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await setTimeout(QUIET_MS);
    if ((await filesSince(host)).length === 0) return;
  }
  throw new Error(`The host was not quiet within ${MOST_LOOKS} looks.`);
};
