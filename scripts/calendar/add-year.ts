import { writeFileSync } from 'node:fs';
import type { CalendarYear } from '../../shared/calendar/rules/calendar-year.ts';
import { disagreements } from './compare-year.ts';
import { draftYear } from './draft-year.ts';
import { yearFile } from './files.ts';
import { renderYear } from './render.ts';
import { chineseDaysSource, tymeSource } from './sources.ts';

/** Drafts the file of a year from the packages. Writes nothing unless both know the year and agree on every day. */
export function addYear(year: number, notice: Omit<CalendarYear['notice'], 'title'>): string[] {
  const source = chineseDaysSource(year);
  if (!source.knows) return [`${year}: ${source.name} does not know this year yet; write the file by hand`];
  const title = `国务院办公厅关于${year}年部分节假日安排的通知`;
  const draft = draftYear(year, { title, ...notice });
  if (!draft.success) return draft.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const problems = disagreements(draft.data, [tymeSource(year)]);
  if (problems.length === 0) writeFileSync(yearFile(year), renderYear(draft.data));
  return problems;
}
