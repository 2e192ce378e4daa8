import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What to say where `findPython` finds none. */
export const noPython = (what: string): string =>
  `${what} needs Python 3.11 or later with venv and pip: install it, or name one with PYTHON=/path/to/python3.`;

/** Ends with an error on a Python that is too old or, as Debian packs it, has no venv. */
const FIT = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';

const isFit = (python: string): boolean => {
  try {
    execFileSync(python, ['-c', FIT], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The Python to work with: the one that is named, or else the machine's own. */
export const findPython = (named: string | undefined): string | undefined =>
  (named === undefined ? ['python3', 'python'] : [named]).find(isFit);

/** A virtual environment with exactly the packages that `requirements` pins, made in `folder` unless it stands there complete. */
export const pinnedHome = (requirements: string, folder: string, python: string): string => {
  const pins = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = join(folder, `venv-${pins}`);
  const complete = join(home, 'complete');
  if (existsSync(complete)) return home;
  rmSync(home, { recursive: true, force: true });
  execFileSync(python, ['-m', 'venv', home], { stdio: 'inherit' });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  execFileSync(join(home, 'bin/python'), install, { stdio: 'inherit' });
  writeFileSync(complete, '');
  return home;
};
