import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/base/refusal.ts';
import { formatLimit, LimitText, parseLimit } from '../../shared/deadline/rules/limit.ts';

describe('a limit as text', () => {
  it.each([
    ['30min', 30, 'min'],
    ['24h', 24, 'h'],
    ['5wd', 5, 'wd'],
    ['15d', 15, 'd'],
    ['1000d', 1000, 'd'],
    ['same-day', 1, 'same-day'],
  ])('%s is read and written back', (text, count, unit) => {
    expect(parseLimit(text)).toEqual({ count, unit });
    expect(formatLimit(parseLimit(text))).toBe(text);
    expect(LimitText.safeParse(text).success).toBe(true);
  });

  it.each([
    '',
    '5',
    'wd',
    '0wd',
    '-1d',
    '1.5h',
    '05wd',
    '1001d',
    '5 wd',
    '5WD',
    '5weeks',
    '5wd5wd',
    '1same-day',
  ])('"%s" is refused', (text) => {
    expect(() => parseLimit(text)).toThrow(Refusal);
    expect(LimitText.safeParse(text).success).toBe(false);
  });
});
