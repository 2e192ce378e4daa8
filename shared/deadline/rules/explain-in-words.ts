import { type Day, dayOf, type Instant, timeOf } from '../../base/instant.ts';
import { HOLIDAY_RULES } from '../../calendar/rules/holiday-rules.ts';
import type { CountedDay } from './count-days.ts';
import type { Explanation } from './explain.ts';
import {
  DAY_OFF,
  DAY_WORDS,
  type Language,
  LOCAL_DAY_OFF,
  SUMMARY_WORDS,
  UNIT_WORDS,
} from './explanation-words.ts';
import { type LimitText, parseLimit } from './limit.ts';

/** An explanation as somebody reads it: sentences, and one line a day. */
export interface ExplanationInWords {
  summary: string[];
  days: { on: Day; counted: boolean; why: string }[];
}

export const explainInWords = (it: Explanation, language: Language): ExplanationInWords => ({
  summary: sentences(it, language),
  days: it.days.map((day) => ({ on: day.on, counted: day.counted, why: whyInWords(day, language) })),
});

function sentences(it: Explanation, language: Language): string[] {
  const say = (words: keyof typeof SUMMARY_WORDS, values: Values) =>
    fill(SUMMARY_WORDS[words][language], values);
  const counted = it.days.filter((day) => day.counted).length;
  return [
    say('due', { dueOn: it.dueOn, dueAt: onTheWall(it.dueAt) }),
    say('start', { startedAt: onTheWall(it.startedAt), limit: limitInWords(it.limit, language) }),
    it.startsOn === dayOf(it.startedAt) ? '' : say('startsOn', { startsOn: it.startsOn }),
    say('counted', { counted, skipped: it.days.length - counted }),
    ...it.pauses.map(({ from, to, cut }) =>
      say(cut ? 'pauseCut' : 'pause', { from: onTheWall(from), to: onTheWall(to) }),
    ),
    it.waiting ? say('waiting', {}) : '',
    it.extension
      ? say('extension', { ...it.extension, limit: limitInWords(it.extension.limit, language) })
      : '',
    it.countedOn === undefined ? '' : say('promise', { countedOn: it.countedOn }),
    it.rule ? say('rule', { id: it.rule.id, source: it.rule.source[language] }) : '',
    it.provisional ? say('provisional', {}) : '',
  ].filter((sentence) => sentence !== '');
}

function whyInWords(day: CountedDay, language: Language): string {
  if (day.why === 'holiday') return fill(DAY_OFF[language], { name: HOLIDAY_RULES[day.name].name[language] });
  if (day.why === 'local-festival') return fill(LOCAL_DAY_OFF[language], { name: day.name[language] });
  return DAY_WORDS[day.why][language];
}

function limitInWords(text: LimitText, language: Language): string {
  const { count, unit } = parseLimit(text);
  return fill(UNIT_WORDS[unit][language], { count, s: count === 1 ? '' : 's' });
}

const onTheWall = (at: Instant): string => `${dayOf(at)} ${timeOf(at)}`;

type Values = Record<string, string | number>;

const fill = (words: string, values: Values): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
