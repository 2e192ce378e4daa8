import type { Catalogue, Facts } from '../../base/catalogue/catalogue.ts';
import { ownName } from '../../base/catalogue/names.ts';
import { countedWords, insert, type Reader } from '../../base/catalogue/reader.ts';
import { type Day, dayOf, type Instant, timeOf } from '../../base/instant.ts';
import type { CountedDay } from './count-days.ts';
import type { Explanation } from './explain.ts';
import { type LimitText, parseLimit } from './limit.ts';
import { sourceInWords } from './source.ts';

/** An explanation as somebody reads it: sentences, and one line a day. */
export interface ExplanationInWords {
  summary: string[];
  days: { on: Day; counted: boolean; why: string }[];
}

export const explainInWords = (it: Explanation, reader: Reader): ExplanationInWords => ({
  summary: sentences(it, reader),
  days: it.days.map((day) => ({ on: day.on, counted: day.counted, why: whyInWords(day, reader) })),
});

function sentences(it: Explanation, reader: Reader): string[] {
  const say = (name: keyof Catalogue['summary'], facts: Facts) => insert(reader.words.summary[name], facts);
  const limitSaid = (limit: LimitText) => limitInWords(limit, reader.words);
  const counted = it.days.filter((day) => day.counted).length;
  return [
    say(it.stage === undefined ? 'due' : `due-${it.stage}`, { dueOn: it.dueOn, dueAt: onTheWall(it.dueAt) }),
    say('start', { startedAt: onTheWall(it.startedAt), limit: limitSaid(it.limit) }),
    it.startsOn === dayOf(it.startedAt) ? '' : say('starts-on', { startsOn: it.startsOn }),
    say('counted', { counted, skipped: it.days.length - counted }),
    ...it.pauses.map((pause) =>
      say(sentenceOf(pause), { from: onTheWall(pause.from), to: onTheWall(pause.to) }),
    ),
    it.waiting ? say('waiting', {}) : '',
    it.extension ? say('extension', { ...it.extension, limit: limitSaid(it.extension.limit) }) : '',
    it.countedOn === undefined ? '' : say('promise', { countedOn: it.countedOn }),
    it.rule ? say('rule', { id: it.rule.id, source: sourceInWords(it.rule.source, reader) }) : '',
    it.provisional ? say('provisional', {}) : '',
  ].filter((sentence) => sentence !== '');
}

const sentenceOf = ({ why, cut }: Explanation['pauses'][number]): 'verified' | 'pause-cut' | 'pause' => {
  if (why === 'verifying') return 'verified';
  return cut ? 'pause-cut' : 'pause';
};

function whyInWords(day: CountedDay, reader: Reader): string {
  const { days, holidays } = reader.words;
  if (day.why === 'holiday') return insert(days.holiday, { name: holidays[day.name] });
  if (day.why === 'local-festival')
    return insert(days['local-festival'], { name: ownName(day.name, reader) });
  return days[day.why];
}

function limitInWords(text: LimitText, { units }: Catalogue): string {
  const { count, unit } = parseLimit(text);
  return countedWords(units[unit], count);
}

const onTheWall = (at: Instant): string => `${dayOf(at)} ${timeOf(at)}`;
