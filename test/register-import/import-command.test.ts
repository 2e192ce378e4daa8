import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/imports/routes.ts';
import { importClient, Refused } from '../../scripts/import/client.ts';
import { WrongFile } from '../../scripts/import/headers.ts';
import { runImport } from '../../scripts/import/run-import.ts';
import { Ulid } from '../../shared/base/id.ts';
import type { ImportKind } from '../../shared/register-import/rules/import.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { failingTable } from '../harness/failing-table.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { GRID, registrar, TWIN_GRID, theStaff, theTree } from '../support/register.ts';
import { serve } from '../support/serve.ts';

const setUp = async () => {
  const plain = memoryTable();
  await plain.load([...theTree(), ...theStaff()]);
  const { table, killAt, revive } = failingTable(plain);
  const test = testContext(table);
  return { ...test, plain, killAt, revive, call: callerOf(routes, test.ctx) };
};
let { call, plain, killAt, revive, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, plain, killAt, revive, moveTo } = await setUp());
});

let folder = '';
const server = await serve(() => call, registrar);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const seen: number[] = [];
const bar = { start: (rows: number) => seen.push(rows), update: (done: number) => seen.push(done) };
afterEach(() => {
  seen.length = 0;
});

const given = async (name: string, content: string | Buffer) => {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
};
const run = async (
  file: string,
  kind: ImportKind = 'households',
  dryRun = false,
  wait = async () => undefined,
) => runImport({ file, kind, dryRun }, importClient(server.url, 'token', wait), bar);

const line = (grid: string, no: number) =>
  `${grid},${no},Dorje Tashi,139 0000 0001,"Lower mill, lane 4",bo,4,,w-village`;
const many = (count: number) =>
  [
    'grid,no,name,phone,address,language,people,birthYear,liaison',
    ...Array.from({ length: count }, (_, n) => line(n < 900 ? GRID : TWIN_GRID, n % 900)),
  ].join('\n');
const households = () => plain.all().filter(({ sk }) => sk.startsWith('HH#'));

describe('the import command', () => {
  it('sends a file in chunks of 500, shows how far it is, and adds up what became of the rows', async () => {
    const report = await run(await given('many.csv', many(1_100)));
    expect(report).toMatchObject({ rows: 1_100, counts: { created: 1_100, refused: 0 }, refused: [] });
    expect(seen).toEqual([1_100, 500, 1_000, 1_100]);
    expect(households()).toHaveLength(1_100);
  });

  it('says the same when the same file is sent again, and writes nothing', async () => {
    const file = await given('again.csv', many(600));
    const first = await run(file);
    const before = plain.all();
    expect(await run(file)).toEqual(first);
    expect(plain.all()).toEqual(before);
  });

  it('goes on after a kill in the middle, and loses or doubles nothing', async () => {
    const file = await given('killed.csv', many(1_100));
    killAt(20, 'after');
    await expect(run(file)).rejects.toThrow(Refused);
    revive();
    moveTo(hoursLater(1));
    expect((await run(file)).counts).toMatchObject({ created: 1_100 });
    expect(households()).toHaveLength(1_100);
  });

  it('sends a chunk that was cut short again until it is taken', async () => {
    const file = await given('waiting.csv', many(20));
    killAt(1, 'before');
    let waits = 0;
    const wait = async () => {
      waits += 1;
      if (waits === 3) revive();
      return undefined;
    };
    expect((await run(file, 'households', false, wait)).counts).toMatchObject({ created: 20 });
    expect(waits).toBeGreaterThan(2);
  });

  it('in a dry run says what would become of the rows and writes nothing', async () => {
    const before = plain.all();
    expect((await run(await given('dry.csv', many(600)), 'households', true)).counts).toMatchObject({
      created: 600,
    });
    expect(plain.all()).toEqual(before);
  });

  it.each([{ dryRun: true }, { dryRun: false }])(
    'refuses a row about what stands further up than a chunk, by its line (dry run: $dryRun)',
    async ({ dryRun }) => {
      const file = await given('twice.csv', `${many(600)}\n${line(GRID, 3).replace(',4,', ',9,')}`);
      const report = await run(file, 'households', dryRun);
      expect(report.counts).toMatchObject({ created: 600, changed: 0, refused: 1 });
      expect(report.refused).toMatchObject([{ line: 602, reason: expect.stringContaining('earlier row') }]);
    },
  );

  it('in a dry run of areas knows the ones of earlier chunks', async () => {
    const grids = Array.from(
      { length: 600 },
      (_, n) => `623027101300${String(n + 1).padStart(3, '0')},Grid ${n}`,
    );
    const file = await given('areas.csv', ['code,name', '623027101300,New village', ...grids].join('\n'));
    expect((await run(file, 'areas', true)).counts).toMatchObject({ created: 601, refused: 0 });
    expect((await run(file, 'areas')).counts).toMatchObject({ created: 601, refused: 0 });
  });

  it('names the line and the column of a refused row', async () => {
    const file = await given('bad.csv', `${many(2)}\n\n${GRID},7,Lhamo,,"two\nlines",bo,none,,`);
    const report = await run(file);
    expect(report.counts).toMatchObject({ created: 2, refused: 1 });
    expect(report.refused).toMatchObject([{ line: 6, field: 'people' }]);
  });

  it.each([
    { what: 'a byte order mark', content: `\uFEFF${many(1)}` },
    { what: 'Windows line ends', content: many(1).replaceAll('\n', '\r\n') },
    {
      what: 'Chinese headers',
      content: `网格,序号,联系人,电话,住址,服务语言,人数,出生年,联户干部\n${line(GRID, 0)}`,
    },
  ])('reads a file with $what', async ({ content }) => {
    const report = await run(await given('form.csv', content));
    expect(report.counts).toMatchObject({ created: 1, refused: 0 });
    expect(households()[0]).toMatchObject({
      name: 'Dorje Tashi',
      address: 'Lower mill, lane 4',
      liaison: 'w-village',
    });
  });

  it.each([
    {
      what: 'a column that we have no place for',
      content: 'grid,no,name,address,people,mood\n',
      says: /"mood"/,
    },
    {
      what: 'a column twice',
      content: 'grid,no,name,联系人,address,people\n',
      says: /"name" is there twice/,
    },
    { what: 'no rows', content: 'grid,no,name,address,people\n', says: /no row/ },
    { what: 'a row that is too long', content: `${many(1)}\n${line(GRID, 2)},more`, says: /Line 3/ },
    {
      what: 'another encoding',
      content: Buffer.concat([
        Buffer.from(`${many(1)}\n${GRID},2,`),
        Buffer.from([0xb6, 0xe0]),
        Buffer.from(',,,,,,'),
      ]),
      says: /UTF-8/,
    },
  ])('sends nothing of a file with $what', async ({ content, says }) => {
    const before = plain.all();
    const attempt = run(await given('wrong.csv', content));
    await expect(attempt).rejects.toThrow(WrongFile);
    await expect(attempt).rejects.toThrow(says);
    expect(plain.all()).toEqual(before);
  });

  it('stops at once where the server will say no again', async () => {
    const foreign = await serve(() => call, { ...registrar, doorstep_role: 'supervisor' });
    try {
      let waits = 0;
      const wait = async () => {
        waits += 1;
      };
      const client = importClient(foreign.url, 'token', wait);
      const file = await given('foreign.csv', many(1));
      await expect(runImport({ file, kind: 'households', dryRun: true }, client, bar)).rejects.toThrow(/403/);
      expect(waits).toBe(1);
    } finally {
      await foreign.close();
    }
  });

  it('gives the same file the same id, which has the form of a ULID, and another kind another one', async () => {
    const file = await given('id.csv', 'code,name\n623027101203001,A\n');
    const first = await run(file, 'areas', true);
    const again = await run(file, 'areas', true);
    const other = await run(await given('other.csv', 'code,name\n623027101203001,B\n'), 'areas', true);
    expect(Ulid.safeParse(first.id).success).toBe(true);
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });
});
