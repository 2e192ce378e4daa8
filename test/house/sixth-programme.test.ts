import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { MODULES, PROGRAMMES } from '../../scripts/house/order.ts';
import { Programme } from '../../shared/programme/rules/programme.ts';
import { faultsWith } from '../harness/overlay.ts';
import { ROOT, type Scratch, scratchWith } from '../harness/scratch.ts';
import { canteen, checks, GATHERING } from '../harness/sixth/plant.ts';

const scratch = scratchWith({ ...canteen, ...checks });
const same = scratchWith({});
afterAll(() => {
  scratch.remove();
  same.remove();
});

const ASK = `
  const { Report } = await import('./shared/case/rules/report.ts');
  const { CaseChanged } = await import('./events/contracts/case-changed.ts');
  const { SubjectId } = await import('./shared/programme/rules/subject.ts');
  const { MODULES } = await import('./scripts/house/order.ts');
  const id = 'd-01JQ0000000000000000000001';
  const report = { programme: 'canteen', kind: 'question', priority: 'P2', subject: { type: 'diner', id }, words: 'No meal.' };
  const faultsOf = (parsed, name) => (parsed.error?.issues ?? []).filter(({ path }) => path.includes(name)).length;
  console.log(JSON.stringify({
    programme: faultsOf(Report.safeParse(report), 'programme'),
    subject: faultsOf(Report.safeParse(report), 'subject'),
    event: faultsOf(CaseChanged.safeParse({ data: { programme: 'canteen' } }), 'programme'),
    nonsense: faultsOf(Report.safeParse({ ...report, programme: 'no-such' }), 'programme'),
    byNumber: SubjectId.safeParse(id).success,
    place: MODULES.indexOf('canteen'),
    after: MODULES.indexOf('campaign'),
    before: MODULES.indexOf('meeting'),
  }));
`;
const QUIET = '--disable-warning=ExperimentalWarning';

/** Bundles the routes of an area, and looks for the programme and for what people call it. */
const build = (area: string) => `
  const { build } = await import('esbuild');
  const entryPoints = ['functions/http/${area}/routes.ts'];
  const { outputFiles: [{ text }] } = await build({ entryPoints, bundle: true, platform: 'node', format: 'esm', write: false, logLevel: 'silent' });
  console.log(JSON.stringify({ canteen: text.includes('canteen'), words: text.includes('Meals for elders') }));
`;

const answersIn = ({ run }: Scratch) => JSON.parse(run([QUIET, '--input-type=module', '--eval', ASK]).said);

describe('a sixth programme', () => {
  it('is its folder and one line', () => {
    const files = scratch.differing();
    const folders = [
      ...new Set(files.filter((file) => file !== GATHERING).map((file) => file.split('/')[1])),
    ];
    const lines = (text: string) => text.split('\n');
    const old = lines(readFileSync(join(ROOT, GATHERING), 'utf8'));
    const added = lines(canteen[GATHERING] ?? '').filter((line) => !old.includes(line));
    const said = `${folders.length} folder, ${added.length} line`;
    console.info([said, ...files.map((file) => `  ${file}`)].join('\n'));
    expect(files).toEqual(['shared/canteen/facts.ts', 'shared/canteen/programme.ts', GATHERING]);
    expect(said).toBe('1 folder, 1 line');
  });

  it('is one of which a case may be, an event tells, and that has its place in the order', () => {
    const { place, after, before, ...told } = answersIn(scratch);
    expect(told).toEqual({ programme: 0, subject: 0, event: 0, nonsense: 1, byNumber: true });
    expect(place).toBeGreaterThan(after);
    expect(place).toBeLessThan(before);
    expect(answersIn(same)).toMatchObject({
      programme: 1,
      event: 1,
      nonsense: 1,
      byNumber: false,
      place: -1,
    });
  });

  it('compiles; without it `npm run check` sees to that', { timeout: 180_000 }, () => {
    expect(faultsWith(canteen)).toEqual([]);
  });

  it('is built into every function that knows programmes, and is in none without its line', () => {
    const has = ({ run }: Scratch, area: string) =>
      JSON.parse(run([QUIET, '--input-type=module', '--eval', build(area)]).said);
    for (const area of ['cases', 'staff', 'subjects']) {
      expect(has(scratch, area), area).toEqual({ canteen: true, words: false });
      expect(has(same, area), area).toEqual({ canteen: false, words: false });
    }
  });

  it('has its part in the document of the API and in the permissions, and goes the whole way', {
    timeout: 300_000,
  }, () => {
    expect(scratch.run([QUIET, 'scripts/openapi.ts']).status).toBe(0);
    const document = readFileSync(join(scratch.path, 'docs/openapi.json'), 'utf8');
    for (const word of ['"canteen"', '"diner"', 'Meals for elders']) expect(document).toContain(word);
    const { status, said } = scratch.run([
      'node_modules/vitest/vitest.mjs',
      'run',
      'test/harness/sixth/checks',
    ]);
    console.info(said);
    expect(stripVTControlCharacters(said)).toMatch(/Test Files +3 passed/);
    expect(status).toBe(0);
  });
});

it('a programme is called as its folder', () => {
  const text = readFileSync(join(ROOT, GATHERING), 'utf8');
  const folders = [...text.matchAll(/'\.\/([^/]+)\/facts\.ts'/g)].map(([, folder]) => folder);
  expect(folders).toEqual([...Programme.options].sort());
  expect(PROGRAMMES).toEqual(['care', 'enterprise', 'partnership', 'site']);
  expect(MODULES).toEqual(expect.arrayContaining([...PROGRAMMES, 'household']));
});
