import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { dueAt } from '../../shared/deadline/rules/compute-deadline.ts';
import { DEFAULT_LIMITS } from '../../shared/deadline/rules/default-limits.ts';
import { DEFAULT_ESCALATIONS } from '../../shared/deadline/rules/escalation-policy.ts';
import { parseLimit } from '../../shared/deadline/rules/limit.ts';
import { RULES, ruleBook } from '../../shared/deadline/rules/rule-book.ts';
import { sourceInWords } from '../../shared/deadline/rules/source.ts';
import { isNotLaxer, type StricterLimits } from '../../shared/deadline/rules/stricter-limits.ts';
import { READERS } from '../support/readers.ts';

const V1 = { limits: { ...DEFAULT_LIMITS, version: 'v1' }, ladders: DEFAULT_ESCALATIONS };
const V2 = {
  limits: {
    ...DEFAULT_LIMITS,
    version: 'v2',
    from: '2026-07-01',
    kinds: {
      ...DEFAULT_LIMITS.kinds,
      question: { ...DEFAULT_LIMITS.kinds.question, cells: { P2: { accept: '1wd', resolve: '2wd' } } },
    },
  },
  ladders: DEFAULT_ESCALATIONS,
};
const stricter = (more: Partial<StricterLimits> = {}): StricterLimits => ({
  area: '623027',
  number: 1,
  from: '2026-04-01',
  cells: { question: { P2: { resolve: '1wd' } } },
  source: { 'zh-CN': '县里的决定', en: 'Decision of the county' },
  ...more,
});
const book = ruleBook([V1, V2], [stricter()]);
const questionIn = (area: string, day: string) => {
  const { version, kinds } = book.inForce(area, day).limits;
  return [version, kinds.question.cells.P2?.resolve];
};

describe('the rules in force', () => {
  it.each([
    { area: '623001101', day: '2026-03-31', rules: ['v1', '3wd'] },
    { area: '623001101', day: '2026-06-30', rules: ['v1', '3wd'] },
    { area: '623001101', day: '2026-07-01', rules: ['v2', '2wd'] },
    { area: '623027101', day: '2026-03-31', rules: ['v1', '3wd'] },
    { area: '623027101', day: '2026-04-01', rules: ['v1.623027-1', '1wd'] },
    { area: '623027101', day: '2026-07-01', rules: ['v2.623027-1', '1wd'] },
  ])('in $area on $day are $rules', ({ area, day, rules }) => {
    expect(questionIn(area, day)).toEqual(rules);
  });

  it('are found again by the version that a case keeps, by an instance that has never seen it', () => {
    const { version } = book.inForce('623027101', '2026-07-01').limits;
    const other = ruleBook([V1, V2], [stricter()]);
    expect(other.of(version)).toEqual(book.of(version));
    expect(other.of('v1').limits.kinds.question.cells.P2?.resolve).toBe('3wd');
  });

  it('name the source of the stricter limit beside that of the law', () => {
    const { source } = book.inForce('623027101', '2026-04-01').limits.kinds.question;
    expect(sourceInWords(source, READERS.en)).toBe(
      'Decision of the county (stricter than: Hotline practice)',
    );
    expect(sourceInWords(source, READERS['zh-CN'])).toBe('县里的决定（严于：政务服务便民热线惯例）');
  });

  it('name each stricter decision around the one that it tightens', () => {
    const township = stricter({
      area: '623027101',
      cells: { question: { P2: { resolve: 'same-day' } } },
      source: { 'zh-CN': '乡里的决定', en: 'Decision of the township' },
    });
    const { source } = ruleBook([V1, V2], [stricter(), township]).inForce('623027101', '2026-04-01').limits
      .kinds.question;
    expect(sourceInWords(source, READERS.en)).toBe(
      'Decision of the township (stricter than: Decision of the county (stricter than: Hotline practice))',
    );
  });

  it('are a bug, not a guess, when a version is unknown', () => {
    expect(() => RULES.of('v9')).toThrow(/no version "v9"/);
    expect(() => book.of('v1.623027-9')).toThrow(/no version/);
  });
});

describe('an area', () => {
  it.each([
    { why: 'more working days', cells: { question: { P2: { resolve: '4wd' } } } },
    { why: 'days where the law counts in hours', cells: { safeguarding: { P0: { resolve: '1d' } } } },
    {
      why: 'working days where the law counts all',
      cells: { 'household-request': { P2: { resolve: '6wd' } } },
    },
    { why: 'a limit where the law has none', cells: { question: { P0: { resolve: '1d' } } } },
  ] as const)('may not set $why', ({ cells }) => {
    expect(() => ruleBook([V1], [stricter({ cells })]).inForce('623027101', '2026-05-01')).toThrow(
      /not stricter/,
    );
  });

  it('may tighten what the county has tightened, not loosen it', () => {
    const township = (resolve: string) =>
      stricter({ area: '623027101', cells: { question: { P2: { resolve } } } });
    const inTownship = (resolve: string) =>
      ruleBook([V1], [stricter(), township(resolve)]).inForce('623027101203', '2026-05-01').limits;
    expect(inTownship('4h').version).toBe('v1.623027-1.623027101-1');
    expect(() => inTownship('2wd')).toThrow(/not stricter/);
  });

  it('never gets more time than the law gives, wherever in the year a case starts', () => {
    const limits = fc
      .record({ count: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('min', 'h', 'wd', 'd') })
      .map(({ count, unit }) => `${count}${unit}`);
    const moment = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const due = (limit: string, at: string) => dueAt(parseLimit(limit), at, PREFECTURE_CALENDAR).dueAt;
    fc.assert(
      fc.property(fc.oneof(limits, fc.constant('same-day')), limits, moment, (mine, law, at) => {
        fc.pre(isNotLaxer(mine, law));
        expect(due(mine, at) <= due(law, at)).toBe(true);
      }),
    );
  });
});
