import * as z from 'zod/mini';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import type { EnteredHoliday } from '../../../shared/calendar/rules/local-holiday.ts';
import { pageQuery } from '../../../shared/http/page-query.ts';

/** `year`: that of the holidays. */
export const ofYear = z.strictObject({
  year: z.coerce.number().check(z.int(), z.minimum(2026), z.maximum(2100)),
  ...pageQuery,
});

/** The festivals that somebody may know of: those of areas around them, and of areas that they answer for. */
export const festivalsFor = (authorizer: Authorizer, all: readonly EnteredHoliday[]): EnteredHoliday[] =>
  all.filter(({ area }) => authorizer.can('holiday.read', { areaPath: areaPath(area) }));
