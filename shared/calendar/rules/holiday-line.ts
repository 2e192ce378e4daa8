import * as z from 'zod/mini';
import { type Holiday, HolidayCalendar } from './holiday.ts';
import { TwoNames } from './overlay.ts';

/** A holiday in a list, with the calendar that it follows; `area` where a locality set it for itself. */
export const HolidayLine = z.object({
  id: z.string(),
  calendar: HolidayCalendar,
  rule: z.string(),
  name: TwoNames,
  on: z.string(),
  to: z.optional(z.string()),
  area: z.optional(z.string()),
}) satisfies z.ZodMiniType<Holiday>;
export type HolidayLine = z.infer<typeof HolidayLine>;
