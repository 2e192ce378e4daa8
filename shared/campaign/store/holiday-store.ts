import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { areaOfPath } from '../../base/area-code.ts';
import { campaignId } from '../../base/campaign-id.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, notFound } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import { enterHoliday } from '../../calendar/rules/enter-holiday.ts';
import type { EnteredHoliday, LocalHoliday, NewLocalHoliday } from '../../calendar/rules/local-holiday.ts';
import type { Context } from '../../table/context.ts';
import { allOf, createOnce, receiptFirst, type Write, writeOrConflict } from '../../table/table.ts';
import { readable } from '../../table/unreadable.ts';
import { withdrawHoliday } from '../rules/withdraw-holiday.ts';
import { toCampaign } from './campaign-item.ts';
import { holidayItem, holidayPlace, placeItem, toHoliday } from './holiday-item.ts';
import { campaignKey, holidaysPartition, localHolidayKey } from './keys.ts';

const isEntered = (it: LocalHoliday): it is EnteredHoliday => it.status === 'entered';

/** What must hold for a campaign that is opened for a festival: that it was not withdrawn in the same moment. */
export const stillEntered = (id: string): Write => ({ check: localHolidayKey(id), guard: { version: 1 } });

const find = async ({ table }: Context, id: string): Promise<LocalHoliday | undefined> => {
  const item = await table.get(localHolidayKey(id));
  return item && toHoliday(item);
};

/** What localities entered for a year and did not withdraw, each with its area of today: some hundred in a prefecture. */
export const localHolidaysOf = async (ctx: Context, year: number): Promise<EnteredHoliday[]> => {
  const items = await allOf(ctx.table, { pk: holidaysPartition(year) });
  const entered = readable(ctx, items, toHoliday).filter(isEntered);
  return Promise.all(
    entered.map(async (it) => ({ ...it, area: areaOfPath(await currentPath(ctx, it.area)) })),
  );
};

/** What a second sending is answered with. */
const enteredBefore = (existing: LocalHoliday, sent: RequestDigest): EnteredHoliday => {
  requireSameRequest(existing, sent, 'id');
  if (!isEntered(existing)) throw conflict('holiday.withdrawn');
  return existing;
};

/** What the same sending has entered before; refuses when the id stands for something else. */
export const holidayBefore = async (
  ctx: Context,
  id: string,
  sent: RequestDigest,
): Promise<EnteredHoliday | undefined> => {
  const existing = await find(ctx, id);
  return existing && enteredBefore(existing, sent);
};

const enter = async ({ table }: Context, holiday: EnteredHoliday, sent: RequestDigest) => {
  if ((await table.get(holidayPlace(holiday))) !== undefined) throw conflict('holiday.entered-already');
  const writes = [holidayItem(holiday), placeItem(holiday)].map((put) => ({
    put,
    guard: 'absent' as const,
  }));
  return (await createOnce(table, writes, (item) => enteredBefore(toHoliday(item), sent))) ?? holiday;
};

/** One for each area, name and year. Sent again it changes nothing and answers as before. */
export const enterLocalHoliday = (
  ctx: Context,
  body: NewLocalHoliday,
  sent: RequestDigest,
  at: Instant,
): Promise<EnteredHoliday> =>
  receiptFirst(
    () => holidayBefore(ctx, body.id, sent),
    async () => enter(ctx, enterHoliday(body, sent, at), sent),
  );

/** Before its campaign has opened, or after that was cancelled; withdrawn before it changes nothing. */
export const withdrawLocalHoliday = async (
  ctx: Context,
  id: string,
  authorizer: Authorizer,
  at: Instant,
): Promise<LocalHoliday> => {
  const holiday = await find(ctx, id);
  if (holiday === undefined) throw notFound('holiday');
  authorizer.require('holiday', { areaPath: await currentPath(ctx, holiday.area) });
  if (!isEntered(holiday)) return holiday;
  const key = campaignKey(campaignId(id, holiday.from));
  const item = await ctx.table.get(key);
  const campaign = item && toCampaign(item);
  const withdrawn = withdrawHoliday(holiday, campaign, authorizer.who.id, at);
  await writeOrConflict(ctx.table, [
    { put: holidayItem(withdrawn), guard: { version: holiday.version } },
    { remove: holidayPlace(holiday), guard: 'exists' },
    { check: key, guard: campaign === undefined ? 'absent' : { version: campaign.version } },
  ]);
  return withdrawn;
};
