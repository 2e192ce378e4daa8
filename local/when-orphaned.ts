import { readFileSync } from 'node:fs';

const LOOK_MS = 500;

/** On Linux; elsewhere there is no such file, and only the direct parent is watched. */
const parentOf = (pid: number): string | undefined => {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
};

/** npm killed with -9 cannot tell its shell, nor that shell its script; what it started must not stay behind. */
export const whenOrphaned = (stop: () => void): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const orphaned = () => process.ppid !== shell || parentOf(shell) !== npm;
  setInterval(() => orphaned() && stop(), LOOK_MS).unref();
};
