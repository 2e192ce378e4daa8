import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addYear } from './calendar/add-year.ts';
import { checkCalendar } from './calendar/check-calendar.ts';

const USAGE = `npm run calendar                     check the pinned calendars; write their index and the holiday table
npm run calendar -- --check          check only; fails as well if a written file should read otherwise
npm run calendar -- --holidays 2029  pin the moving holidays of one more year
npm run calendar -- --add 2027 --number 国办发明电〔2026〕1号 --published 2026-11-04 --address https://www.gov.cn/...
                                     draft a year from the packages; then review it against the notice
`;

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    holidays: { type: 'string' },
    add: { type: 'string' },
    number: { type: 'string', default: '' },
    published: { type: 'string', default: '' },
    address: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});

process.exitCode = await main();

/** 0 if every source agrees, 1 if not. Nothing is written on a disagreement. */
async function main(): Promise<number> {
  if (values.help) return say([USAGE], 0);
  if (values.add !== undefined) {
    const { number, published: publishedOn, address } = values;
    const problems = addYear(Number(values.add), { number, publishedOn, address });
    if (problems.length > 0) return say(problems, 1);
  }
  const { problems, stale } = await checkCalendar(
    values.holidays === undefined ? undefined : Number(values.holidays),
  );
  if (problems.length > 0) return say(problems, 1);
  if (values.check)
    return say(
      stale.map(({ file }) => `${file.pathname} should read otherwise: npm run calendar`),
      stale.length,
    );
  for (const { file, text } of stale) writeFileSync(file, text);
  return say(
    [`The pinned calendars agree with chinese-days and tyme4ts. Files written: ${stale.length}.`],
    0,
  );
}

function say(lines: readonly string[], problems: number): number {
  for (const line of lines) (problems > 0 ? console.error : console.log)(line);
  return problems > 0 ? 1 : 0;
}
