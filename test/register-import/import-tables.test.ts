import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importClient } from '../../scripts/import/client.ts';
import { WrongFile } from '../../scripts/import/headers.ts';
import { runImport } from '../../scripts/import/run-import.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import type { ImportKind } from '../../shared/register-import/rules/import.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { importing } from '../support/importing.ts';
import { anArea, aWorker, registrar } from '../support/register.ts';
import { serve } from '../support/serve.ts';

/** Where the tables of this folder lie. */
const TABLE_GRID = '623027101001002';

const setUp = async () => {
  const test = await importing();
  await test.plain.load(['623027101001', TABLE_GRID].map((code) => areaItem(anArea(code))));
  return test;
};
let { call, plain } = await setUp();
beforeEach(async () => {
  ({ call, plain } = await setUp());
});
let folder = '';
const server = await serve(() => call, registrar);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const bar = { start: () => undefined, update: () => undefined };
const table = (name: string) => join(import.meta.dirname, 'tables', name);
const run = (file: string, kind: ImportKind = 'households', dryRun = false) =>
  runImport(
    { file, kind, dryRun },
    importClient(server.url, 'token', async () => undefined),
    bar,
  );
const made = async (content: string | Buffer) => {
  const file = join(folder, 'made.csv');
  await writeFile(file, content);
  return file;
};
const stored = (no: number) => plain.all().find(({ sk }) => sk === `HH#${householdId(TABLE_GRID, no)}`);

describe('a table that a spreadsheet wrote', () => {
  it.each([
    { file: 'title-row.csv', no: 909, holds: { phone: '13900000909' } },
    { file: 'trailing-comma.csv', no: 907, holds: { phone: '13900000907' } },
    { file: 'gb18030.csv', no: 902, holds: { phone: '13900000902', name: '测试902' } },
    { file: 'fullwidth.csv', no: 915, holds: { phone: '13900000915', people: 3 } },
    { file: 'linebreak-cell.csv', no: 910, holds: { address: '上院 10号' } },
    { file: 'empty-rows.csv', no: 905, holds: { phone: '13900000905' } },
    { file: 'empty-rows.csv', no: 906, holds: { phone: '13900000906' } },
  ])('is read as people mean it: $file, $no', async ({ file, no, holds }) => {
    expect(await run(table(file))).toMatchObject({ refused: [] });
    expect(stored(no)).toMatchObject(holds);
  });

  it('counts no blank line as a row', async () => {
    expect(await run(table('empty-rows.csv'))).toMatchObject({ rows: 2, counts: { created: 2 } });
  });

  it('writes days with strokes: excel-date.csv', async () => {
    const file = await readFile(table('excel-date.csv'), 'utf8');
    await plain.load([workerItem(aWorker('w-tashi', { area: TABLE_GRID }))]);
    const report = await run(await made(file.replace('2026/9/1', '2026/3/1')));
    expect(report.refused).toEqual([]);
    const links = await call('GET', `/links?subject=${householdId(TABLE_GRID, 920)}`, registrar);
    expect(links.body.items).toMatchObject([{ worker: 'w-tashi', from: '2026-03-01' }]);
  });

  it('pads the codes of areas with zeros: nbs-12-digit-codes.csv', async () => {
    const report = await run(table('nbs-12-digit-codes.csv'), 'areas');
    // What is called 000 is no place.
    expect(report).toMatchObject({ counts: { created: 1, changed: 3, refused: 1 }, refused: [{ line: 6 }] });
    const nameOf = async (code: string) => (await call('GET', `/areas/${code}`, registrar)).body.name;
    expect(await nameOf('623027')).toBe('夏河县');
    expect(await nameOf('623027201')).toBe('河湾乡');
  });

  it('is tried again when what a row named has come: rerun-after-fix.csv', async () => {
    const first = await run(table('rerun-after-fix.csv'));
    expect(first).toMatchObject({ counts: { created: 0, refused: 1 }, refused: [{ field: 'liaison' }] });
    await plain.load([workerItem(aWorker('w-newbie', { area: TABLE_GRID }))]);
    expect(await run(table('rerun-after-fix.csv'))).toMatchObject({ counts: { created: 1, refused: 0 } });
    expect(stored(801)).toMatchObject({ liaison: 'w-newbie' });
  });

  it('answers rows that were done as they were, and says which have been changed since: rerun-after-fix.csv', async () => {
    const refused = await readFile(table('rerun-after-fix.csv'), 'utf8');
    const rows = `${refused.trimEnd()}\n${TABLE_GRID},802,卓玛,13900000802,上院82号,2,\n`;
    const file = await made(rows);
    const first = { created: 1, exists: 0, changed: 0, refused: 1 };
    expect(await run(file)).toMatchObject({ counts: first, refused: [{ line: 2, field: 'liaison' }] });
    await plain.load([workerItem(aWorker('w-newbie', { area: TABLE_GRID }))]);
    expect(await run(file)).toMatchObject({ counts: { created: 2, exists: 0, changed: 0, refused: 0 } });
    const done = plain.all();
    expect(await run(file)).toMatchObject({ counts: { created: 2, refused: 0 } });
    expect(plain.all().filter(({ sk }) => sk.startsWith('HH#'))).toEqual(
      done.filter(({ sk }) => sk.startsWith('HH#')),
    );
  });

  it('has a line of sums below its rows, which is told and left out', async () => {
    const rows = await readFile(table('trailing-comma.csv'), 'utf8');
    const report = await run(await made(`${rows.trimEnd()}\n合 计,,,,,3,\n`));
    expect(report).toMatchObject({ rows: 1, leftOut: [3], refused: [] });
  });
});

describe('a file that is none of ours', () => {
  it.each([
    { what: 'bytes that are no text', content: Buffer.from([0xff, 0xff, 0xfe, 0x00, 0x80]), says: /UTF-8/ },
    {
      what: 'one broken byte in UTF-8',
      content: Buffer.concat([
        Buffer.from(`grid,no,name,address,people\n${TABLE_GRID},1,扎`),
        Buffer.from([0xe6]),
      ]),
      says: /UTF-8/,
    },
    { what: 'no names of columns', content: `${TABLE_GRID},1,Lhamo,Mill,2\n`, says: /column/ },
    { what: 'an unknown column', content: `grid,no,name,mood\n${TABLE_GRID},1,Lhamo,good\n`, says: /mood/ },
  ])('is refused by name, and nothing of it is written: $what', async ({ content, says }) => {
    const before = plain.all();
    const attempt = run(await made(content));
    await expect(attempt).rejects.toThrow(WrongFile);
    await expect(attempt).rejects.toThrow(says);
    expect(plain.all()).toEqual(before);
  });
});
