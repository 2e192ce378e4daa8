import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exceptions } from '../../scripts/house/exceptions.ts';
import { MODULES } from '../../scripts/house/order.ts';
import { circles, moduleOf, roomOf } from './circles.ts';
import { writeConfig } from './config.ts';
import { cruise, FOLDERS, ROOT } from './cruise.ts';

/** Modules without rooms: what they hold is of one kind. */
const FLAT = ['base', 'table', 'publishing', 'http', 'runtime'];

const scratch = mkdtempSync(join(tmpdir(), 'house-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const existing = FOLDERS.filter((folder) => existsSync(join(ROOT, folder)));
const { files, imports, violations } = cruise(ROOT, existing, writeConfig(scratch, []));
const shared = files.filter((file) => file.startsWith('shared/'));
const place = (file: string) => MODULES.indexOf(moduleOf(file)?.slice('shared/'.length) ?? '');

it('every folder in shared stands in the order', () => {
  const strange = shared.filter((file) => place(file) < 0);
  const gatherings = ['shared/modules.ts', 'shared/programmes.ts'];
  expect(strange.filter((file) => !gatherings.includes(file))).toEqual([]);
});

it('a module holds rules, a store, use cases, its data and nothing else', () => {
  const rooms = new RegExp(
    `^shared/((${FLAT.join('|')})/|[^/]+/(rules|store|use-cases)/|[^/]+/(module|facts|programme)\\.ts$|[^/]+\\.ts$)`,
  );
  expect(shared.filter((file) => !rooms.test(file))).toEqual([]);
});

it('no import runs against the order', () => {
  const within = imports.filter(({ from, to }) => place(from) >= 0 && place(to) >= 0);
  expect(within.length).toBeGreaterThan(1_000);
  const against = within.filter(({ from, to }) => place(from) < place(to));
  expect(against.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

it.each([
  { level: 'modules', folderOf: moduleOf },
  { level: 'rooms', folderOf: roomOf },
])('no $level stand in a circle', ({ folderOf }) => {
  expect(circles(imports, folderOf)).toEqual([]);
});

it('a circle is seen, and what only leads into it is not', () => {
  const planted = [
    { from: 'shared/case/rules/a.ts', to: 'shared/visit/rules/b.ts' },
    { from: 'shared/visit/store/c.ts', to: 'shared/case/rules/d.ts' },
    { from: 'shared/jobs/use-cases/e.ts', to: 'shared/case/rules/a.ts' },
    { from: 'shared/case/rules/a.ts', to: 'shared/base/id.ts' },
  ];
  expect(circles(planted, moduleOf)).toEqual(['shared/visit -> shared/case -> shared/visit']);
  expect(circles(planted, roomOf)).toEqual([]);
});

it('every exception is still needed', () => {
  const meets = (pattern: string, path: string) => new RegExp(pattern).test(path);
  const begun = exceptions.filter(({ from }) => files.some((file) => meets(from, file)));
  const idle = begun.filter(
    ({ rule, from, to }) =>
      !violations.some((it) => it.rule === rule && meets(from, it.from) && meets(to, it.to)),
  );
  expect(idle).toEqual([]);
});

it('npm run shape reads every folder that holds code', () => {
  const { shape }: { shape: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;
  expect(existing.filter((folder) => !shape.split(' ').includes(folder))).toEqual([]);
});
