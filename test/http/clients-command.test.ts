import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { warningsIn } from '../../scripts/clients/make-python-client.ts';

it('`npm run clients` says in one sentence what it needs where there is no Python', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['scripts/clients.ts'], {
    encoding: 'utf8',
    env: { ...process.env, PYTHON: '/nowhere/python3' },
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(
    'A Python client needs Python 3.11 or later with venv and pip: install it, or name one with PYTHON=/path/to/python3.\n',
  );
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
