import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

const TAIL_LINES = 30;

const LINE_LENGTH = 240;

export const tailOf = (text: string, lines = TAIL_LINES): string =>
  text
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => line.slice(0, LINE_LENGTH))
    .join('\n');

/** Ends a process with all that it started, which share its group. */
export const endGroup = (pid: number | undefined, signal: NodeJS.Signals): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
};

/** Runs a program to its end and gives back what it said; fails with its last words. */
export const run = async (
  command: string,
  words: readonly string[],
  { env, signal }: Surroundings,
): Promise<string> => {
  signal.throwIfAborted();
  // A group of its own, so that it ends with all its children and Ctrl-C reaches the test first.
  const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const end = () => endGroup(child.pid, 'SIGKILL');
  signal.addEventListener('abort', end);
  const said: string[] = [];
  child.stdout.on('data', (part) => said.push(String(part)));
  child.stderr.on('data', (part) => said.push(String(part)));
  try {
    const [code] = await once(child, 'close');
    if (code === 0) return said.join('');
    throw new Error(`"${[command, ...words].join(' ')}" ended with ${code}:\n${tailOf(said.join(''))}`);
  } finally {
    signal.removeEventListener('abort', end);
  }
};
