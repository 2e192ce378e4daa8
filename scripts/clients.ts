import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeKotlinClient } from './clients/make-kotlin-client.ts';
import { makePythonClient } from './clients/make-python-client.ts';
import { findMaven, noMaven } from './foreign/find-maven.ts';
import { findPython, noPython, pinnedHome } from './foreign/python-home.ts';

const folder = resolve('.local/clients');
const requirements = join(import.meta.dirname, 'clients/requirements.txt');

/** Whether nothing was left out. */
const report = (made: string, warnings: readonly string[]): boolean => {
  console.log(made);
  for (const warning of warnings) console.error(`Not in it: ${warning}`);
  return warnings.length === 0;
};

const lacking = (what: string): boolean => {
  console.error(what);
  return false;
};

const python = (): boolean => {
  const found = findPython(process.env['PYTHON']);
  if (found === undefined) return lacking(noPython('A Python client'));
  const { modules, warnings } = makePythonClient(pinnedHome(requirements, folder, found), folder);
  return report(`Made a Python client in ${folder} and imported its ${modules} modules.`, warnings);
};

const kotlin = (): boolean => {
  const found = findMaven(process.env['MAVEN']);
  if (found === undefined) return lacking(noMaven('A Kotlin client'));
  const home = join(folder, 'kotlin');
  const files = makeKotlinClient(found, home);
  return report(`Made a Kotlin client in ${home} and compiled its ${files} files.`, []);
};

mkdirSync(folder, { recursive: true });
const complete = [python, kotlin].map((make) => make());
process.exitCode = complete.every(Boolean) ? 0 : 1;
