import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { disagreements, silences } from '../../scripts/calendar/compare-year.ts';
import {
  computeHolidays,
  computeHolidaysAgain,
  tibetanDay,
} from '../../scripts/calendar/compute-holidays.ts';
import { draftYear } from '../../scripts/calendar/draft-year.ts';
import { renderYear } from '../../scripts/calendar/render.ts';
import { chineseDaysSource, tymeSource } from '../../scripts/calendar/sources.ts';
import { year2026 } from '../../shared/calendar/rules/years/2026.ts';
import { KNOWN_YEARS } from '../support/clocks.ts';

const sources = (year: number) => [chineseDaysSource(year), tymeSource(year)];

it('agrees with both packages on every pinned day and finds every file as it would write it', () => {
  const run = spawnSync(process.execPath, ['scripts/calendar.ts', '--check'], { encoding: 'utf8' });
  expect(run).toMatchObject({ status: 0, stderr: '' });
});

it.each([
  ['a year that is none', ['--holidays', 'next'], 2],
  ['a year that no package knows', ['--add', '2027', '--number', '1', '--published', '2026-11-04'], 1],
])('refuses %s', (_, args, status) => {
  const run = spawnSync(process.execPath, ['scripts/calendar.ts', ...args], { encoding: 'utf8' });
  expect(run).toMatchObject({ status, stdout: '' });
});

describe('a pinned year', () => {
  it.each(KNOWN_YEARS)('$year is contradicted by nobody', (year) => {
    expect(disagreements(year, sources(year.year))).toEqual([]);
    expect(silences(year.year, sources(year.year))).toEqual([]);
  });

  it('that forgets a make-up day is contradicted by both packages', () => {
    const forgetful = { ...year2026, work: year2026.work.filter((day) => day !== '2026-10-10') };
    expect(disagreements(forgetful, sources(2026))).toEqual([
      '2026-10-10: chinese-days says working day, the file says day off',
      '2026-10-10: tyme4ts says working day, the file says day off',
    ]);
  });

  it('that takes a statutory day away is contradicted before any package is asked', () => {
    const withoutSpring = { ...year2026, off: year2026.off.filter(({ name }) => name !== 'spring-festival') };
    expect(disagreements(withoutSpring, [])).toContain(
      '2026-02-17: spring-festival is a statutory day off, the file says working day',
    );
  });

  it('that no package knows yet is not contradicted by their silence, and that is said', () => {
    const early = { ...year2026, year: 2027, off: year2026.off.map(inYear2027), work: [] };
    expect(disagreements(early, sources(2027)).some((text) => text.includes('tyme4ts'))).toBe(false);
    expect(silences(2027, sources(2027))).toEqual([
      '2027: chinese-days does not know this year yet; only people have checked it',
      '2027: tyme4ts does not know this year yet; only people have checked it',
    ]);
  });

  it('is drafted from the packages as it was reviewed', () => {
    expect(draftYear(2026, year2026.notice).data).toEqual(year2026);
    expect(renderYear(year2026)).toContain("work: ['2026-01-04', '2026-02-14',");
  });
});

describe('the traps of the Tibetan calendar', () => {
  it.each([
    [2026, '2026-02-18'],
    [2027, '2027-02-07'],
    [2028, '2028-02-26'],
  ])('Losar of %i is on %s', (year, on) => {
    expect(tibetanDay(year, 1, 1)).toBe(on);
  });

  it('2028 has no 1/15, so it is kept on 1/16', () => {
    expect(tibetanDay(2028, 1, 15)).toBe(tibetanDay(2028, 1, 16));
    expect(tibetanDay(2028, 1, 15) > tibetanDay(2028, 1, 14)).toBe(true);
  });

  it('2027 has no 8/1: a month may begin with its second day', () => {
    expect(tibetanDay(2027, 8, 1)).toBe(tibetanDay(2027, 8, 2));
  });

  it('2024 has no 12/30, so it is kept on the first day of 2025', () => {
    expect(tibetanDay(2024, 12, 30)).toBe('2025-02-28');
    expect(tibetanDay(2025, 1, 1)).toBe('2025-02-28');
  });

  it('2026 has 2/17 twice: the first is meant, and 2/18 follows the second', () => {
    expect([16, 17, 18, 19].map((day) => tibetanDay(2026, 2, day))).toEqual([
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
    ]);
  });

  it('2024 has a leap sixth month and the regular one is meant', () => {
    expect(tibetanDay(2024, 6, 30)).toBe('2024-08-04');
  });
});

it('computes the lunar days and the solar term alike in both packages, far beyond the pinned years', () => {
  for (let year = 2026; year <= 2040; year++)
    expect(computeHolidays(year)).toMatchObject(computeHolidaysAgain(year));
});

const inYear2027 = ({ name, from, to }: (typeof year2026.off)[number]) => ({
  name,
  from: from.replace('2026', '2027'),
  to: to.replace('2026', '2027'),
});
