import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../shared/base/instant.ts';
import { HOLIDAY_DAYS } from '../../shared/calendar/rules/holiday-days.ts';
import { COVERED_UP_TO, PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { daysFrom, statutoryDays } from '../../shared/calendar/rules/work-calendar.ts';

const YEARS = Array.from({ length: 13 }, (_, n) => 2026 + n);
const daysOf = (year: number) => {
  const days = HOLIDAY_DAYS[year];
  if (days === undefined) throw new Error(`${year} is not pinned.`);
  return days;
};

/** The Chinese calendar of ICU, which comes with Node and has nothing to do with the packages that wrote the table. */
const icu = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
const lunar = (day: Day): string => {
  const parts = new Map(
    icu.formatToParts(new Date(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]),
  );
  return `${parts.get('month')}/${parts.get('day')}`;
};
const lunarDays = (year: number, wanted: string): Day[] =>
  daysFrom(`${year}-01-01`, `${year}-12-31`).filter((day) => lunar(day) === wanted);

const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
/** The sun's apparent longitude, good to a hundredth of a degree: a quarter of an hour (Meeus, chapter 25). */
const longitude = (at: number): number => {
  const t = (at / 86_400_000 + 2_440_587.5 - 2_451_545) / 36_525;
  const anomaly = 357.52911 + 35_999.05029 * t;
  const centre =
    (1.914602 - 0.004817 * t) * sine(anomaly) + 0.019993 * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly);
  const seen = 280.46646 + 36_000.76983 * t + centre - 0.00569 - 0.00478 * sine(125.04 - 1_934.136 * t);
  return seen % 360;
};
/** Qingming is the day of China in which the sun stands at 15 degrees. */
const qingming = (year: number): Day[] =>
  daysFrom(`${year}-04-01`, `${year}-04-10`).filter((day) => {
    const [from, to] = [day, addDays(day, 1)].map((one) => longitude(Date.parse(`${one}T00:00:00+08:00`)));
    return (from ?? 0) < 15 && (to ?? 0) >= 15;
  });

/** What a new moon is later or earlier than the mean one: coefficient, times of sun, moon and latitude (Meeus, chapter 49). */
const TERMS: readonly (readonly [number, number, number, number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
];
const EARTH_SLOWER_DAYS = 74 / 86_400;
/** The nth new moon after the first of 2000, good to two minutes. */
const newMoon = (k: number): number => {
  const [sun, moon, latitude] = [
    2.5534 + 29.1053567 * k,
    201.5643 + 385.81693528 * k,
    160.7108 + 390.67050284 * k,
  ];
  const shift = TERMS.reduce((sum, [by, s, m, f]) => sum + by * sine(s * sun + m * moon + f * latitude), 0);
  const further = 0.000325 * sine(299.77 + 0.107408 * k) - 0.00017 * sine(124.7746 - 1.56375588 * k);
  return (
    (2_451_550.09766 + 29.530588861 * k + shift + further - EARTH_SLOWER_DAYS - 2_440_587.5) * 86_400_000
  );
};
/** The days of China in which the moon is new. */
const newMoonDays = (year: number): Day[] =>
  Array.from({ length: 15 }, (_, n) => newMoon(Math.floor((year - 2000) * 12.3685) + n - 1)).map((at) =>
    new Date(at + 8 * 3_600_000).toISOString().slice(0, 10),
  );

/** ICU reckons the new moons of 2027-02-06 23:56 and 2030-02-03 00:07 to the other side of midnight. */
const ICU_LATER: Readonly<Record<string, number>> = { '2027 1': 1, '2030 1': -1 };

describe.each(YEARS)('the moving days of %i', (year) => {
  it.each([
    ['spring-festival', '1/1'],
    ['lantern-festival', '1/15'],
    ['dragon-boat', '5/5'],
    ['mid-autumn', '8/15'],
    ['double-ninth', '9/9'],
  ] as const)('%s is lunar %s by the calendar of ICU too', (id, wanted) => {
    const later = ICU_LATER[`${year} ${wanted.split('/')[0]}`] ?? 0;
    expect(lunarDays(year, wanted)).toEqual([addDays(daysOf(year)[id], later)]);
  });

  it('Spring Festival is a day of the new moon, and the Lantern Festival a fortnight later', () => {
    const { 'spring-festival': first, 'lantern-festival': lanterns } = daysOf(year);
    expect(newMoonDays(year)).toContain(first);
    expect(lanterns).toBe(addDays(first, 14));
  });

  it('Qingming is where the sun stands at 15 degrees', () => {
    expect(qingming(year)).toEqual([daysOf(year).qingming]);
  });

  it('Losar begins a month of the moon, and Shoton ends one', () => {
    const { losar, shoton } = daysOf(year);
    expect(lunar(losar)).toMatch(/^(?:12bis|1|2|1bis)\/[12]$/);
    expect(lunar(addDays(shoton, 1))).toMatch(/\/[12]$/);
    expect(losar >= daysOf(year)['spring-festival']).toBe(true);
  });

  it('gives thirteen days off, all of them provisional where no notice is out', () => {
    const days = statutoryDays(year).map(({ on }) => on);
    expect(days).toHaveLength(13);
    const facts = days.map((day) => PREFECTURE_CALENDAR(day));
    expect(facts.every(({ works }) => !works)).toBe(true);
    expect(facts.every(({ provisional }) => provisional === year > COVERED_UP_TO)).toBe(true);
  });
});

it('ten years and more are known ahead, and the next one is not', () => {
  expect(Object.keys(HOLIDAY_DAYS).map(Number)).toEqual(YEARS);
});

it('counts 1 October 2027 as no working day, though no notice says so yet', () => {
  expect(PREFECTURE_CALENDAR('2027-10-01')).toMatchObject({ works: false, provisional: true });
  expect(PREFECTURE_CALENDAR('2035-02-08')).toMatchObject({
    works: false,
    provisional: true,
    why: 'holiday',
  });
});
