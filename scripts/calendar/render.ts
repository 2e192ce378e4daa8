import type { Day } from '../../shared/base/instant.ts';
import type { CalendarYear } from '../../shared/calendar/rules/calendar-year.ts';
import type { HolidayDays } from '../../shared/calendar/rules/holiday.ts';

/** The files as they are written and as the formatter leaves them, so that they can be compared for equality. */
export function renderYear({ year, notice, off, work }: CalendarYear): string {
  const { title, number, publishedOn, address } = notice;
  return `import type { CalendarYear } from '../calendar-year.ts';

export const year${year}: CalendarYear = {
  year: ${year},
  notice: {
    title: '${title}',
    number: '${number}',
    publishedOn: '${publishedOn}',
    address: '${address}',
  },
  off: [
${off.map(({ name, from, to }) => `    { name: '${name}', from: '${from}', to: '${to}' },`).join('\n')}
  ],
  work: ${renderDays(work)},
};
`;
}

export const renderYears = (
  years: readonly number[],
): string => `// Written by \`npm run calendar\`: every file of years/, oldest first.
import type { CalendarYear } from './calendar-year.ts';
${years.map((year) => `import { year${year} } from './years/${year}.ts';`).join('\n')}

export const YEARS: readonly CalendarYear[] = [${years.map((year) => `year${year}`).join(', ')}];
`;

const LINE_WIDTH = 110;

function renderDays(days: readonly Day[]): string {
  const line = `[${days.map((day) => `'${day}'`).join(', ')}]`;
  if (`  work: ${line},`.length <= LINE_WIDTH) return line;
  return `[\n${days.map((day) => `    '${day}',`).join('\n')}\n  ]`;
}

export const renderHolidays = (
  table: HolidayDays,
): string => `// Written by \`npm run calendar\`, which computes these days again and refuses a difference.
import type { HolidayDays } from './holiday.ts';

/**
 * Computed by tyme4ts and, but for the Tibetan days, by chinese-days; held by test/calendar/ten-years.test.ts to ICU and to the sun and
 * moon. Until the notice of a year is out, what is counted on them is provisional: it says which days around them are off.
 */
export const HOLIDAY_DAYS: HolidayDays = {
${Object.entries(table)
  .map(([year, days]) => `  ${year}: {\n${Object.entries(days).map(renderHoliday).join('\n')}\n  },`)
  .join('\n')}
};
`;

const renderHoliday = ([id, day]: [string, Day]): string =>
  `    ${id.includes('-') ? `'${id}'` : id}: '${day}',`;
