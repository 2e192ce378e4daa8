import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { warningsIn } from '../../scripts/clients/make-python-client.ts';

const NO_PYTHON =
  'needs Python 3.11 or later with venv and pip: install it, or name one with PYTHON=/path/to/python3.\n';
const NO_JAVA =
  'needs a JDK of Java 17 or later and Maven 3.8 or later: install both, or name Maven with MAVEN=/path/to/mvn.\n';

const run = (script: string) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    encoding: 'utf8',
    env: { ...process.env, PYTHON: '/nowhere/python3', MAVEN: '/nowhere/mvn' },
  });

it('`npm run clients` says in a sentence for each what it needs where there is neither Python nor Java', () => {
  const { status, stderr, stdout } = run('scripts/clients.ts');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(`A Python client ${NO_PYTHON}A Kotlin client ${NO_JAVA}`);
});

it('`npm run fuzz` says in one sentence what it needs where there is no Python', () => {
  const { status, stderr, stdout } = run('scripts/fuzz.ts');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(`The fuzzer ${NO_PYTHON}`);
});

it('what the generator leaves out is told, but for the page that is for browsers', () => {
  const said = [
    'Warning(s) encountered while generating. Client was generated, but some pieces may be missing',
    'WARNING parsing GET /docs/{file} within docs.',
    'WARNING parsing POST /cases within cases.',
    'ERROR Unable to parse schema /components/schemas/Entry',
  ].join('\n\n');
  expect(warningsIn(said)).toEqual([
    'POST /cases within cases.',
    'Unable to parse schema /components/schemas/Entry',
  ]);
});
