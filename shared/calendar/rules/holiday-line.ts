import * as z from 'zod/mini';
import { Names, namesFor, ownName, type Readers } from '../../base/catalogue/names.ts';
import type { Reader } from '../../base/catalogue/reader.ts';
import { HolidayCalendar, type HolidayName } from './holiday.ts';

/** A holiday in a list, with the calendar that it follows; `area` where a locality set it for itself. */
export const HolidayLine = z.object({
  id: z.string(),
  calendar: HolidayCalendar,
  rule: z.string(),
  name: Names,
  on: z.string(),
  to: z.optional(z.string()),
  area: z.optional(z.string()),
});
export type HolidayLine = z.infer<typeof HolidayLine>;

export const holidayInWords = (name: HolidayName, reader: Reader): string =>
  typeof name === 'string' ? reader.words.holidays[name] : ownName(name, reader);

/** The same holiday, or what names one, with its name in every language. */
export const named = <H extends { readonly name: HolidayName }>(holiday: H, readers: Readers) => ({
  ...holiday,
  name: namesFor(readers, (reader) => holidayInWords(holiday.name, reader)),
});
