import { Session } from 'node:inspector/promises';
import { filesRun } from './files-run.ts';

// Loaded into a host before everything else, because V8 counts only what it compiles after it was told to.
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** To any message it answers with the files that ran since the message before: taking the counters resets them. */
process.on('message', async () => {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  process.send?.(filesRun(result, process.cwd()));
});
