import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stopper } from '../../local/stopper.ts';
import { whenOrphaned } from '../../local/when-orphaned.ts';
import { processesOn } from '../support/host/processes.ts';
import { waitUntil } from '../support/host/wait-until.ts';
import { logTail } from './engine/engine.ts';
import { secondOpinion } from './second-opinion.ts';
import { StepFailed, stepper } from './step.ts';

const LOG_LINES = 40;

const say = (line: string) => process.stdout.write(`${line}\n`);

const home = resolve('.local/second-opinion');
mkdirSync(home, { recursive: true });
/** Outside of our package, or Node would take the engine's own scripts for modules. */
const folder = mkdtempSync(join(tmpdir(), 'doorstep-deploy-'));

const stopping = new AbortController();
const stop = (why: string) => {
  // Asked a second time, it goes at once; the engine follows, because its pipe closes.
  if (stopping.signal.aborted) process.exit(1);
  stopping.abort(new Error(why));
};
process.on('SIGINT', () => stop('Stopped by Ctrl-C.'));
process.on('SIGTERM', () => stop('Told to stop.'));
whenOrphaned(() => stop('Whoever started it is gone.'));

const placesIn = (error: unknown) =>
  error instanceof Error
    ? (error.stack ?? '').split('\n').filter((line) => line.includes('/test/deploy/'))
    : [];

const complain = (error: unknown) => {
  process.exitCode = 1;
  const step = error instanceof StepFailed ? `"${error.step}" failed` : 'Failed';
  say(`\n${step}: ${error instanceof Error ? error.message : String(error)}`);
  const tail = logTail(folder, LOG_LINES);
  if (stopping.signal.aborted || tail === undefined) return;
  for (const line of placesIn(error instanceof StepFailed ? error.cause : error)) say(line);
  say(`\nThe last ${LOG_LINES} lines of the engine's log:\n${tail}`);
};

/** What was started names the folder in its command line, which Linux lets one see. */
const started = () => (process.platform === 'linux' ? processesOn(folder) : []);

const cleanUp = async (): Promise<void> => {
  await stops.stop();
  await waitUntil(() => started().length === 0).catch(() =>
    complain(new Error(`These processes are still there: ${started().join(', ')}.`)),
  );
  rmSync(folder, { recursive: true, force: true });
};

const start = performance.now();
const stops = stopper();
try {
  await secondOpinion({ home, folder, stops, step: stepper(stopping.signal, say) });
} catch (error) {
  complain(error);
} finally {
  await cleanUp();
}
const seconds = ((performance.now() - start) / 1_000).toFixed(0);
say(`\n${process.exitCode === 1 ? 'Failed' : 'Passed'} after ${seconds} s.`);
