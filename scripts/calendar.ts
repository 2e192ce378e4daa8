import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** 0 if every source agrees, 1 if not, 2 for a wrong call. Nothing is written on a disagreement. */
async function main(): Promise<number> {
  if (values.help) return print([USAGE]);
  const wrong = [values.add, values.holidays].find((year) => year !== undefined && !/^20\d\d$/.test(year));
  if (wrong !== undefined) return complain([`"${wrong}" is not a year from 2000 to 2099.`, USAGE], 2);
  return values.add === undefined ? checkAndWrite() : addAndCheck(Number(values.add));
}

async function addAndCheck(year: number): Promise<number> {
  const { number, published: publishedOn, address } = values;
  const problems = addYear(year, { number, publishedOn, address });
  return problems.length > 0 ? complain(problems, 1) : checkAndWrite();
}

async function checkAndWrite(): Promise<number> {
  const more = values.holidays === undefined ? undefined : Number(values.holidays);
  const { problems, silent, stale } = await checkCalendar(more);
  if (problems.length > 0) return complain(problems, 1);
  if (values.check && stale.length > 0)
    return complain(
      stale.map(
        ({ file }) => `${relative('.', fileURLToPath(file))} should read otherwise: npm run calendar`,
      ),
      1,
    );
  for (const { file, text } of stale) writeFileSync(file, text);
  const agreed = `The pinned calendars agree with chinese-days and tyme4ts. Files written: ${stale.length}.`;
  return print([...silent, agreed]);
}

function print(lines: readonly string[]): number {
  for (const line of lines) console.log(line);
  return 0;
}

function complain(problems: readonly string[], exitCode: number): number {
  for (const problem of problems) console.error(problem);
  return exitCode;
}
