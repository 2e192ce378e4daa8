import { parseArgs } from 'node:util';
import { type Language, languages } from '../shared/base/catalogue/catalogue.ts';
import { readerOf } from '../shared/base/catalogue/reader.ts';
import { sayFault } from '../shared/base/fault.ts';
import { Instant } from '../shared/base/instant.ts';
import { Refusal } from '../shared/base/refusal.ts';
import { PREFECTURE_CALENDAR } from '../shared/calendar/rules/prefecture-calendar.ts';
import { explainLimit } from '../shared/deadline/rules/explain.ts';
import { type ExplanationInWords, explainInWords } from '../shared/deadline/rules/explain-in-words.ts';
import { parseLimit } from '../shared/deadline/rules/limit.ts';
import { readCatalogue } from '../shared/runtime/read-catalogue.ts';

const USAGE = `npm run deadline -- --from <moment> --limit <limit> [--lang en|zh-CN|bo] [--json]

  --from   when it starts, with its zone: 2026-02-13T10:00:00+08:00
  --limit  30min, 24h, 5wd (working days), 15d (days) or same-day
  --lang   the language of the explanation (en)
  --json   one line of JSON: {dueOn, dueAt, provisional, days: [{on, counted, why}]}
`;

/** Prints a due date and its explanation. Exit code 2 and the reason on stderr if the question makes no sense. */
async function main(args: string[]): Promise<number> {
  try {
    const asked = readArgs(args);
    if (asked === 'help') {
      console.log(USAGE);
      return 0;
    }
    const explanation = explainLimit({ limit: asked.limit, startedAt: asked.from }, PREFECTURE_CALENDAR);
    const words = explainInWords(explanation, await readerOf(asked.language, readCatalogue));
    const { dueOn, dueAt, provisional } = explanation;
    console.log(
      asked.json
        ? JSON.stringify({ dueOn, dueAt, provisional, days: words.days })
        : page(words, asked.language),
    );
    return 0;
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    const reason = error instanceof Refusal ? sayFault(error, await readCatalogue('en')) : error.message;
    console.error(`${reason}\n\n${USAGE}`);
    return 2;
  }
}

function readArgs(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      limit: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    from: readMoment(values.from),
    limit: parseLimit(required('limit', values.limit)),
    language: readLanguage(values.lang),
    json: values.json,
  };
}

function readMoment(text: string | undefined): Instant {
  const from = Instant.safeParse(required('from', text));
  if (!from.success)
    throw new WrongUse(`--from "${text}" is not a moment with a zone, like 2026-02-13T10:00:00+08:00.`);
  if (from.data < '2000' || from.data >= '2100') throw new WrongUse('--from lies outside 2000 to 2099.');
  return from.data;
}

function readLanguage(text: string): Language {
  const known = languages.find((language) => language === text);
  if (known === undefined)
    throw new WrongUse(`--lang "${text}" is not spoken here. Say ${languages.join(', ')}.`);
  return known;
}

function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new WrongUse(`--${name} is missing.`);
  return value;
}

class WrongUse extends Error {}

/** Ours, a refusal of the rules, or an option that `parseArgs` does not know. */
const isWrongUse = (error: unknown): error is Error =>
  error instanceof WrongUse || error instanceof Refusal || (error instanceof TypeError && 'code' in error);

function page({ summary, days }: ExplanationInWords, language: Language): string {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  let counted = 0;
  const lines = days.map((day) => {
    if (day.counted) counted += 1;
    const number = day.counted ? String(counted) : '-';
    return `  ${day.on}  ${weekday.format(new Date(day.on))}  ${number.padStart(4)}  ${day.why}`;
  });
  return [...summary, '', ...lines].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
