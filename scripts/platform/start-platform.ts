import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Stopper } from '../../local/stopper.ts';

export interface Platform {
  readonly url: string;
  /** The host itself, with a channel for messages. */
  readonly host: ChildProcess;
}

interface PlatformSettings {
  /** The checkout whose code is to run. */
  readonly root: string;
  readonly dataDir: string;
  /** A module that the host's process loads before all others. */
  readonly preload?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 10_000;

/** Named to no npm script, the host watches this process and goes when it goes, however that is. */
const spawnHost = ({ root, dataDir, preload, environment }: PlatformSettings): ChildProcess => {
  const loads = preload === undefined ? [] : ['--import', preload];
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...loads, 'local/start.ts'], {
    cwd: root,
    env: { ...process.env, ...environment, PORT: '0', DOORSTEP_DATA: dataDir, npm_lifecycle_event: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
};

const urlOf = async (host: ChildProcess): Promise<string> => {
  const said: string[] = [];
  host.stderr?.on('data', (part) => said.push(String(part)));
  for await (const part of host.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said.push(String(part));
    const url = /ready at (http:\S+)/.exec(said.join(''))?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`The host did not start: ${said.join('').trim()}`);
};

const end = async (host: ChildProcess): Promise<void> => {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const gone = once(host, 'exit');
  host.kill('SIGTERM');
  await Promise.race([gone, setTimeout(PATIENCE_MS, undefined, { ref: false })]);
  host.kill('SIGKILL');
  await gone;
};

/** What `npm start` runs, from any checkout, at a free port; it ends when `stops` stops. */
export const startPlatform = async (settings: PlatformSettings, stops: Stopper): Promise<Platform> => {
  const host = spawnHost(settings);
  stops.add(() => end(host));
  const url = await urlOf(host);
  host.stdout?.resume();
  return { url, host };
};
