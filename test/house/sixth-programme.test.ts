import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MODULES, PROGRAMMES } from '../../scripts/house/order.ts';
import { Programme } from '../../shared/programme/rules/programme.ts';
import { faultsWith } from '../harness/overlay.ts';
import { ROOT, type Scratch, scratchWith } from '../harness/scratch.ts';

const GATHERING = 'shared/programmes.ts';
const FACTS = 'shared/heritage/facts.ts';
/** All that a sixth programme brings: its folder, and its line. */
const planted = {
  [FACTS]: [
    "import type { ProgrammeFacts } from '../base/programme-facts.ts';",
    "const rows = [{ subject: 'area', cases: ['public-space'], services: [] }] as const;",
    "export const heritage = { id: 'heritage', rows } as const satisfies ProgrammeFacts;",
    '',
  ].join('\n'),
  [GATHERING]: `${readFileSync(join(ROOT, GATHERING), 'utf8')}export { heritage } from './heritage/facts.ts';\n`,
};

const scratch = scratchWith(planted);
const same = scratchWith({});
afterAll(() => {
  scratch.remove();
  same.remove();
});

const ASK = `
  const { Report } = await import('./shared/case/rules/report.ts');
  const { CaseChanged } = await import('./events/contracts/case-changed.ts');
  const { reportEntry } = await import('./shared/case/rules/report-entry.ts');
  const { MODULES } = await import('./scripts/house/order.ts');
  const subject = { type: 'area', id: '623027101203005' };
  const report = { programme: 'heritage', kind: 'road', priority: 'P2', subject, words: 'A bridge is out.' };
  const codeOf = (more) => {
    try {
      reportEntry({ ...report, id: '01JQ0000000000000000000001', ...more }, 'digest', { id: 'w', role: 'worker' }, '2026-03-09T01:00:00.000Z');
      return 'fits';
    } catch ({ code }) {
      return code;
    }
  };
  const ofProgramme = (parsed) => (parsed.error?.issues ?? []).filter(({ path }) => path.includes('programme'));
  console.log(JSON.stringify({
    report: ofProgramme(Report.safeParse(report)).length,
    event: ofProgramme(CaseChanged.safeParse({ data: { programme: 'heritage' } })).length,
    nonsense: ofProgramme(Report.safeParse({ ...report, programme: 'no-such' })).length,
    row: [codeOf({ kind: 'public-space' }), codeOf({ kind: 'dispute-mediation' })],
    place: MODULES.indexOf('heritage'),
    after: MODULES.indexOf('campaign'),
    before: MODULES.indexOf('meeting'),
  }));
`;

const answersIn = ({ run }: Scratch) =>
  JSON.parse(run(['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', ASK]).said);

describe('a sixth programme', () => {
  it('is its folder and one line', () => {
    const files = scratch.differing();
    console.info(['What differs with a sixth programme:', ...files.map((file) => `  ${file}`)].join('\n'));
    expect(files).toEqual([FACTS, GATHERING]);
    const lines = (text: string) => text.split('\n');
    const old = lines(readFileSync(join(ROOT, GATHERING), 'utf8'));
    const added = lines(planted[GATHERING] ?? '').filter((line) => !old.includes(line));
    expect(added).toHaveLength(1);
  });

  it('is one of which a case may be, an event tells, and that has its place in the order', () => {
    const { place, after, before, ...faults } = answersIn(scratch);
    expect(faults).toEqual({ report: 0, event: 0, nonsense: 1, row: ['fits', 'programme.other-kind'] });
    expect(place).toBeGreaterThan(after);
    expect(place).toBeLessThan(before);
    expect(answersIn(same)).toMatchObject({
      report: 1,
      event: 1,
      nonsense: 1,
      row: ['programme.other-subject', 'programme.other-subject'],
      place: -1,
    });
  });

  it('compiles', { timeout: 180_000 }, () => {
    expect(faultsWith(planted)).toEqual([]);
  });
});

it('a programme is called as its folder', () => {
  const text = readFileSync(join(ROOT, GATHERING), 'utf8');
  const folders = [...text.matchAll(/'\.\/([^/]+)\/facts\.ts'/g)].map(([, folder]) => folder);
  expect(folders).toEqual([...Programme.options].sort());
  expect(PROGRAMMES).toEqual(['care', 'enterprise', 'partnership', 'site']);
  expect(MODULES).toEqual(expect.arrayContaining([...PROGRAMMES, 'household']));
});
