import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { makePythonClient } from './clients/make-python-client.ts';
import { findPython, NO_PYTHON, pinnedHome } from './clients/python-home.ts';

const folder = resolve('.local/clients');

const make = (python: string): number => {
  mkdirSync(folder, { recursive: true });
  const { modules, warnings } = makePythonClient(pinnedHome(folder, python), folder);
  console.log(`Made a Python client in ${folder} and imported its ${modules} modules.`);
  for (const warning of warnings) console.error(`Not in it: ${warning}`);
  return warnings.length === 0 ? 0 : 1;
};

const python = findPython(process.env['PYTHON']);
if (python === undefined) console.error(NO_PYTHON);
process.exitCode = python === undefined ? 1 : make(python);
