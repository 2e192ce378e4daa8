import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { findDenied } from '../../base/find-denied.ts';
import { Ulid, Version, WorkerId } from '../../base/id.ts';
import { addDays, Day, Instant } from '../../base/instant.ts';
import type { HolidayName } from './holiday.ts';

/** Days that localities set for themselves each year, under one name everywhere; `other` has a name of its own. */
export const LocalFestival = z.enum(['shanglang', 'arrow-festival', 'gesar-horse-racing', 'other']);
export type LocalFestival = z.infer<typeof LocalFestival>;

export const FestivalArea = z.string().check(z.regex(/^[1-9]\d{5}(\d{3})?$/, fault('area.festival')));

/** Acts and houses of worship: no word about a person, and yet in the name of a day it says whose day it is. */
const WORSHIP =
  /[佛寺庙]|法会|祈愿|祈祷|诵经|朝拜|礼拜|清真|教堂|worship|prayer|pray\b|temple|monaster|mosque|church|buddh|monlam/iu;

const isPlain = (name: string): boolean =>
  findDenied(name).length === 0 && !WORSHIP.test(name.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''));

/** One line of letters; a holiday carries no word that must not be recorded either. */
const FestivalName = z
  .string()
  .check(
    z.trim(),
    z.maxLength(20, fault('text.too-long', { most: 20 })),
    z.regex(/^[\p{L}\p{M}\p{Nd}][\p{L}\p{M}\p{Nd}་·' -]*$/u, fault('text.letters')),
    z.refine(isPlain, fault('text.denied-word')),
  );

const LONGEST_DAYS = 16;

const common = {
  id: Ulid,
  area: AreaCode,
  festival: LocalFestival,
  name: z.optional(z.string()),
  from: Day,
  to: Day,
};

/** What a supervisor of a county, a township or the prefecture enters for their own area. */
export const NewLocalHoliday = z
  .strictObject({
    ...common,
    area: FestivalArea,
    name: z.optional(FestivalName),
  })
  .check(
    z.refine(({ from, to }) => from <= to, { error: fault('day.last-before-first'), path: ['to'] }),
    z.refine(({ from, to }) => to < addDays(from, LONGEST_DAYS), {
      error: fault('festival.too-long', { days: LONGEST_DAYS }),
      path: ['to'],
    }),
    z.refine(({ festival, name }) => (festival === 'other') === (name !== undefined), {
      error: fault('festival.name'),
      path: ['name'],
    }),
  );
export type NewLocalHoliday = z.infer<typeof NewLocalHoliday>;

const entered = { ...common, version: Version, createdAt: Instant, createdBy: WorkerId, digest: z.string() };

const EnteredHoliday = z.strictObject({ status: z.literal('entered'), ...entered });
const WithdrawnHoliday = z.strictObject({
  status: z.literal('withdrawn'),
  ...entered,
  withdrawnAt: Instant,
  withdrawnBy: WorkerId,
});

/** A festival as it was entered, by whom and when. */
export const LocalHoliday = z.discriminatedUnion('status', [EnteredHoliday, WithdrawnHoliday]);
export type LocalHoliday = z.infer<typeof LocalHoliday>;
export type EnteredHoliday = z.infer<typeof EnteredHoliday>;
export type WithdrawnHoliday = z.infer<typeof WithdrawnHoliday>;

export const nameOf = ({ festival, name = '' }: Pick<LocalHoliday, 'festival' | 'name'>): HolidayName =>
  festival === 'other' ? { 'zh-CN': name, en: name } : festival;
