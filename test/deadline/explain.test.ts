import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../shared/calendar/rules/work-calendar.ts';
import { extendClock, pauseClock, recomputeClock, resumeClock } from '../../shared/deadline/rules/clock.ts';
import { DEFAULT_LIMITS } from '../../shared/deadline/rules/default-limits.ts';
import { explainClock, explainLimit } from '../../shared/deadline/rules/explain.ts';
import { explainInWords } from '../../shared/deadline/rules/explain-in-words.ts';
import { parseLimit } from '../../shared/deadline/rules/limit.ts';
import { aClock, CALENDAR as calendar, KNOWN_YEARS, shanghai } from '../support/clocks.ts';
import { READERS } from '../support/readers.ts';

const { source } = DEFAULT_LIMITS.kinds['household-request'];
const explain = (limit: string, from: string) =>
  explainLimit({ limit: parseLimit(limit), startedAt: shanghai(from) }, calendar);
const inEnglish = (limit: string, from: string) => explainInWords(explain(limit, from), READERS.en).days;

describe('an explanation', () => {
  it('names every day from the start to the end, counted or not, and why', () => {
    expect(inEnglish('2wd', '2026-02-13 10:00')).toEqual([
      { on: '2026-02-13', counted: false, why: 'start, not counted' },
      { on: '2026-02-14', counted: true, why: 'make-up working day' },
      ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => ({
        on: `2026-02-${day}`,
        counted: false,
        why: 'Spring Festival, day off',
      })),
      { on: '2026-02-24', counted: true, why: 'working day' },
    ]);
  });

  it('says why a start in the evening is counted later', () => {
    expect(inEnglish('1wd', '2026-03-06 19:00').map(({ on, why }) => [on, why])).toEqual([
      ['2026-03-06', 'received after 18:00, counts as received later'],
      ['2026-03-07', 'start, not counted'],
      ['2026-03-08', 'weekend'],
      ['2026-03-09', 'working day'],
    ]);
  });

  it('says why a limit in days moved to a working day', () => {
    expect(inEnglish('2d', '2026-10-02 10:00').slice(1)).toEqual([
      { on: '2026-10-03', counted: true, why: 'calendar day, every day counts' },
      { on: '2026-10-04', counted: true, why: 'calendar day, every day counts' },
      { on: '2026-10-05', counted: false, why: 'National Day, day off' },
      { on: '2026-10-06', counted: false, why: 'National Day, day off' },
      { on: '2026-10-07', counted: false, why: 'National Day, day off' },
      { on: '2026-10-08', counted: false, why: 'the limit ended on a day off and moves to this working day' },
    ]);
  });

  it('names the days that hours run through, and the day of a limit of the same day', () => {
    expect(explain('24h', '2026-03-06 10:00').days.map(({ on, why }) => [on, why])).toEqual([
      ['2026-03-06', 'hours-run'],
      ['2026-03-07', 'hours-run'],
    ]);
    expect(explain('same-day', '2026-03-06 10:00').days).toEqual([
      { on: '2026-03-06', counted: true, why: 'same-day' },
    ]);
  });

  it('says in each language that it is provisional', () => {
    const provisional = explain('1wd', '2027-09-30 10:00');
    expect(provisional).toMatchObject({ dueOn: '2027-10-04', provisional: true });
    expect(explainInWords(provisional, READERS.en).summary.at(-1)).toContain('Provisional');
    expect(explainInWords(provisional, READERS['zh-CN']).summary.at(-1)).toContain('暂定');
    expect(explainInWords(provisional, READERS.bo).summary.at(-1)).toContain('གནས་སྐབས་ཀྱི་གཏན་འཁེལ');
  });

  it('calls a local festival by its name', () => {
    const name = { 'zh-CN': '赛马节', en: 'Horse festival' };
    const local = workCalendar(KNOWN_YEARS, {
      prefecture: 'example',
      off: [{ name, from: '2026-08-06', to: '2026-08-06', source: 'invented for this test' }],
    });
    const days = explainLimit({ limit: parseLimit('1wd'), startedAt: shanghai('2026-08-05 10:00') }, local);
    expect(explainInWords(days, READERS.en).days[1]?.why).toBe('Horse festival, day off in this prefecture');
    expect(explainInWords(days, READERS['zh-CN']).days[1]?.why).toBe('赛马节，本州放假');
    expect(explainInWords(days, READERS.bo).days[1]?.why).toBe('赛马节། ཁུལ་འདིའི་གུང་སེང་།');
  });
});

describe('the explanation of a clock', () => {
  const paused = resumeClock(
    pauseClock(aClock(), shanghai('2026-03-03 10:00'), calendar),
    shanghai('2026-03-05 10:00'),
    calendar,
  );
  const extended = extendClock(
    paused,
    { limit: { count: 10, unit: 'wd' }, grantedAt: shanghai('2026-03-06 10:00') },
    calendar,
  );

  it('tells start, limit, pauses, extension, rule and source in English', () => {
    expect(explainInWords(explainClock(extended, source, calendar), READERS.en).summary).toEqual([
      'To be answered by 2026-03-25; late from 2026-03-26 00:00 Beijing time.',
      'Started 2026-03-02 10:00, limit 5 working days.',
      'Days counted: 15; not counted: 9.',
      'Waited for the requester from 2026-03-03 10:00 to 2026-03-05 10:00.',
      'Was due on 2026-03-11, extended by 10 working days.',
      'Rule household-request/P2/resolve@v2, after: Beijing "respond on receipt"; Shandong hotline rule.',
    ]);
  });

  it('tells the same in Chinese', () => {
    expect(explainInWords(explainClock(extended, source, calendar), READERS['zh-CN']).summary).toEqual([
      '应于 2026-03-25 前（含当日）答复；2026-03-26 00:00（北京时间）起为逾期。',
      '2026-03-02 10:00 开始，时限 5个工作日。',
      '计入 15 日，不计入 9 日。',
      '2026-03-03 10:00 至 2026-03-05 10:00 等待诉求人。',
      '原期限为 2026-03-11，延长 10个工作日。',
      '规则 household-request/P2/resolve@v2，依据：北京市“接诉即办”做法；山东省政务服务便民热线办理规则。',
    ]);
  });

  it('tells the same in Tibetan', () => {
    expect(explainInWords(explainClock(extended, source, calendar), READERS.bo).summary.slice(0, 3)).toEqual([
      '2026-03-25 ཉིན་ (ཉིན་དེ་ཚུན) ལན་འདེབས་དགོས། པེ་ཅིང་དུས་ཚོད་ 2026-03-26 00:00 ནས་བཟུང་དུས་ལས་ཡོལ་བར་རྩི།',
      '2026-03-02 10:00 ནས་འགོ་ཚུགས། དུས་བཅད་ནི་ ལས་ཀའི་ཉིན་མོ་ 5 ཡིན།',
      'རྩིས་ནང་བཅུག་པ་ཉིན་ 15 དང་། མ་བཅུག་པ་ཉིན་ 9 ཡིན།',
    ]);
  });

  it('says that days of waiting stood still', () => {
    const waited = explainClock(extended, source, calendar).days.filter(({ why }) => why === 'waiting');
    expect(waited.map(({ on }) => on)).toEqual(['2026-03-03', '2026-03-04']);
  });

  it('says while it waits that the date is the latest possible', () => {
    const waiting = explainClock(
      pauseClock(aClock(), shanghai('2026-03-03 10:00'), calendar),
      source,
      calendar,
    );
    expect(explainInWords(waiting, READERS.en).summary).toContain(
      'Waiting for the requester; the date is the latest possible, if the whole allowance is used.',
    );
  });

  it('says when a promise holds a later date than the calendar', () => {
    const before = workCalendar(KNOWN_YEARS.filter(({ year }) => year < 2026));
    const promised = aClock({ limit: '1wd', startedAt: shanghai('2026-05-08 10:00'), calendar: before });
    const kept = explainClock(recomputeClock(promised, calendar), source, calendar);
    expect(kept).toMatchObject({ dueOn: '2026-05-11', countedOn: '2026-05-09' });
    expect(explainInWords(kept, READERS.en).summary).toContain(
      "By today's calendar it would be 2026-05-09; the date that was told stands.",
    );
  });
});
