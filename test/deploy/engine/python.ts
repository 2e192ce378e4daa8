import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../program.ts';

const requirements = join(import.meta.dirname, '..', 'requirements.txt');

const NO_PYTHON = `There is no Python 3.10 or later with venv and pip here, which the second engine needs. Install it
(Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python) or name one: PYTHON=/path/to/python3`;

/** Ends with an error on a Python that is too old or, as Debian packs it, has no venv. */
const FIT = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';

const isFit = async (python: string, signal: AbortSignal): Promise<boolean> => {
  try {
    await run(python, ['-c', FIT], { env: process.env, signal });
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
};

export const findPython = async (signal: AbortSignal): Promise<string> => {
  const named = process.env['PYTHON'];
  for (const python of named === undefined ? ['python3', 'python'] : [named])
    if (await isFit(python, signal)) return python;
  throw new Error(NO_PYTHON);
};

/**
 * The Python of a virtual environment with exactly the pinned packages, made below `folder` unless it stands there
 * complete. Nothing is installed anywhere else.
 */
export const pinnedPython = async (folder: string, python: string, signal: AbortSignal): Promise<string> => {
  const pins = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = join(folder, `venv-${pins}`);
  const own = join(home, 'bin', 'python');
  const complete = join(home, 'complete');
  if (existsSync(complete)) return own;
  rmSync(home, { recursive: true, force: true });
  await run(python, ['-m', 'venv', home], { env: process.env, signal });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  await run(own, install, { env: process.env, signal });
  writeFileSync(complete, '');
  return own;
};
