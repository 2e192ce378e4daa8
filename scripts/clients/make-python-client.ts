import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The page's own script and styles, which are for browsers: whatever they are, no client asks for them. */
const NOT_FOR_CLIENTS = ['GET /docs/{file}'];

const run = (command: string, args: readonly string[]): string => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return `${stdout}${stderr}`;
  throw new Error(`${command} failed: ${error?.message ?? `${stdout}${stderr}`}`);
};

/** What the generator could not make a client of. */
export const warningsIn = (said: string): string[] =>
  [...said.matchAll(/^(?:WARNING|ERROR) (?:parsing )?(.+)$/gm)]
    .map(([, where = '']) => where)
    .filter((where) => !NOT_FOR_CLIENTS.some((path) => where.startsWith(path)));

export interface PythonClient {
  /** Of the client that was made and imported. */
  readonly modules: number;
  readonly warnings: readonly string[];
}

/** Makes a Python client in `folder` with the tools of `home`, and imports all of it. */
export const makePythonClient = (home: string, folder: string): PythonClient => {
  const client = join(folder, 'doorstep_client');
  const document = join(ROOT, 'docs/openapi.json');
  const options = ['--path', document, '--output-path', client, '--overwrite', '--meta', 'none'];
  const said = run(join(home, 'bin/openapi-python-client'), ['generate', ...options]);
  const imported = run(join(home, 'bin/python'), [join(import.meta.dirname, 'import_all.py'), folder]);
  return { modules: Number(imported), warnings: warningsIn(said) };
};
