import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from 'semver';
import { expect, it } from 'vitest';
import { ROOT } from './cruise.ts';

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly deprecated?: string;
  readonly hasInstallScript?: boolean;
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const own = JSON.parse(read('package.json'));
const locked: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;
const packages = Object.entries(locked);
const brought: string = own.devDependencies.node;
const major = brought.split('.')[0];

it('asks nothing of the Node that npm runs on, because it brings the one that its scripts run on', () => {
  expect(own.engines).toBeUndefined();
  expect(locked['']?.engines).toBeUndefined();
  expect(process.versions.node).toBe(brought);
});

it('brings a Node on which every package runs', () => {
  expect(packages.length).toBeGreaterThan(200);
  const unfit = packages.filter(([, { engines }]) => !satisfies(brought, engines?.node ?? '*'));
  expect(unfit.map(([path]) => path)).toEqual([]);
});

it('installs no package that its makers have given up', () => {
  expect(packages.filter(([, { deprecated }]) => deprecated !== undefined)).toEqual([]);
});

it('decides on every script that a package wants to run when it is installed', () => {
  const asking = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  // fsevents is for macOS, where this project is not installed.
  const here = asking
    .map((path) => path.replace(/.*node_modules\//, ''))
    .filter((name) => name !== 'fsevents');
  expect(Object.keys(own.allowScripts).sort()).toEqual([...new Set(here)].sort());
});

it('builds for that Node, and names it in the README and to version managers', () => {
  expect(read('.nvmrc')).toBe(`${brought}\n`);
  expect(read('infra/bundle.ts')).toContain(`target: 'node${major}'`);
  expect(read('README.md')).toContain(`needs Node ${major} `);
});

/** The test runner as it starts, on a Node that says it were another one. */
const runAs = (version: string) => {
  const versions = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(versions)}`];
  const runner = join(ROOT, 'node_modules/vitest/vitest.mjs');
  return spawnSync(process.execPath, [...args, runner, 'list', 'test/house/engines'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
};

it('says one sentence instead of failed tests on a Node that is too old', () => {
  const { status, stdout, stderr } = runAs('20.20.2');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^These tests need Node 24 and this is Node 20\.20\.2: [^\n]+\n$/);
  expect(runAs(brought)).toMatchObject({ status: 0, stderr: '' });
});
