import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface RunningHost {
  readonly url: string;
  readonly pid: number;
  /** What it said until it was ready. */
  readonly said: string;
  /** Sends the signal and waits until the process is gone; answers its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const folders = new Set<string>();

/** A folder of its own, gone when the tests are over. */
export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-host-'));
  folders.add(folder);
  return folder;
};

interface Setting {
  readonly folder: string;
  readonly port?: string;
  /** Another tree than this one. */
  readonly tree?: string | undefined;
  readonly environment?: Readonly<Record<string, string>>;
}

/** `npm start` without npm: a process of its own, as people run it. */
const spawnHost = ({ folder, port = '0', tree, environment }: Setting): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'local/start.ts'], {
    ...(tree === undefined ? {} : { cwd: tree }),
    env: { ...process.env, PORT: port, DOORSTEP_DATA: folder, npm_lifecycle_event: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Hooks of the file that imports this run last: a test that fails in the middle leaves nothing running or lying. */
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Several starts of a process, on a machine that may be busy. */
export const WITHIN_MS = 120_000;

/** Everything the process says until it ends by itself. */
export const lastWords = async (wish: Setting): Promise<{ code: number | null; said: string }> => {
  const child = spawnHost(wish);
  const said: string[] = [];
  child.stdout?.on('data', (part) => said.push(String(part)));
  child.stderr?.on('data', (part) => said.push(String(part)));
  await once(child, 'close');
  return { code: child.exitCode, said: said.join('') };
};

/** Listens on: a host that can no longer say anything would end. */
const readyOf = (child: ChildProcess): Promise<{ url: string; said: string }> => {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (part) => said.push(String(part)));
    child.stdout?.on('data', (part) => {
      said.push(String(part));
      const url = /ready at (http:\S+)/.exec(said.join(''))?.[1];
      if (url !== undefined) resolve({ url, said: said.join('') });
    });
    child.once('close', () => reject(new Error(`The host did not start: ${said.join('')}`)));
  });
};

export const runHost = async (wish: Setting): Promise<RunningHost> => {
  const child = spawnHost(wish);
  running.add(child);
  const gone = once(child, 'exit').then(() => running.delete(child));
  const { url, said } = await readyOf(child);
  return {
    url,
    said,
    pid: child.pid ?? 0,
    async end(signal) {
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
};
