import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makePythonClient } from './clients/make-python-client.ts';
import { findPython, noPython, pinnedHome } from './foreign/python-home.ts';

const folder = resolve('.local/clients');
const requirements = join(import.meta.dirname, 'clients/requirements.txt');

const make = (python: string): number => {
  mkdirSync(folder, { recursive: true });
  const { modules, warnings } = makePythonClient(pinnedHome(requirements, folder, python), folder);
  console.log(`Made a Python client in ${folder} and imported its ${modules} modules.`);
  for (const warning of warnings) console.error(`Not in it: ${warning}`);
  return warnings.length === 0 ? 0 : 1;
};

const python = findPython(process.env['PYTHON']);
if (python === undefined) console.error(noPython('A Python client'));
process.exitCode = python === undefined ? 1 : make(python);
