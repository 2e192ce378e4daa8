import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/** Runs in a process of its own: nothing but the import is between the two looks at the clock. */
const SCRIPT = `const before = process.threadCpuUsage();
const start = performance.now();
await import(process.argv[1]);
const wallMs = performance.now() - start;
const { user, system } = process.threadCpuUsage(before);
console.log(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000 }));
process.exit();`;

const Taken = z.object({ wallMs: z.number(), cpuMs: z.number() });
export type Taken = z.infer<typeof Taken>;

/** How long a fresh Node takes to import a module: on the clock on the wall, and of its main thread's processor time. */
export const importOnce = async (file: string): Promise<Taken> => {
  const env = { PATH: process.env['PATH'], AWS_REGION: 'cn-north-1', POWERTOOLS_METRICS_DISABLED: 'true' };
  const words = ['--input-type=module', '--eval', SCRIPT, file];
  const { stdout } = await promisify(execFile)(process.execPath, words, { env });
  return Taken.parse(JSON.parse(stdout));
};
