import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stopper } from '../../local/stopper.ts';
import { whenOrphaned } from '../../local/when-orphaned.ts';
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

const complain = (error: unknown) => {
  process.exitCode = 1;
  const step = error instanceof StepFailed ? `"${error.step}" failed` : 'Failed';
  say(`\n${step}: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof StepFailed && error.cause instanceof Error) say(error.cause.stack ?? '');
  say(`\nThe last ${LOG_LINES} lines of the engine's log:\n${logTail(folder, LOG_LINES)}`);
};

const start = performance.now();
const stops = stopper();
try {
  await secondOpinion({ home, folder, stops, step: stepper(stopping.signal, say) });
} catch (error) {
  complain(error);
} finally {
  await stops.stop();
  rmSync(folder, { recursive: true, force: true });
}
const seconds = ((performance.now() - start) / 1_000).toFixed(0);
say(`\n${process.exitCode === 1 ? 'Failed' : 'Passed'} after ${seconds} s.`);
