import { addDays, dayOf, type Instant } from '../../base/instant.ts';
import { invalid } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { EnteredHoliday, NewLocalHoliday } from './local-holiday.ts';

/** Its campaign opens on the morning after, and needs one day for visits. */
const SOONEST_DAYS = 2;
/** A locality sets its days from year to year. */
const LATEST_DAYS = 366;

/** Enters a festival that is still to come. */
export const enterHoliday = (body: NewLocalHoliday, sent: RequestDigest, at: Instant): EnteredHoliday => {
  const today = dayOf(at);
  if (body.from < addDays(today, SOONEST_DAYS)) throw invalid('holiday.too-early', '#/from');
  if (body.from > addDays(today, LATEST_DAYS)) throw invalid('holiday.too-late', '#/from');
  return { status: 'entered', ...body, version: 1, createdAt: at, ...sent };
};
