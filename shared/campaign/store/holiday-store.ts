import type { Gate } from '../../access/store/gate.ts';
import { areaOfPath } from '../../base/area-code.ts';
import { campaignId } from '../../base/campaign-id.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, notFound } from '../../base/refusal.ts';
import { type Sent, sameAsBefore } from '../../base/sent-before.ts';
import { enterHoliday } from '../../calendar/rules/enter-holiday.ts';
import type { EnteredHoliday, LocalHoliday, NewLocalHoliday } from '../../calendar/rules/local-holiday.ts';
import type { CurrentNumbers } from '../../household/store/current-numbers.ts';
import { createOnce } from '../../table/create-once.ts';
import { allOf, type Table, type Write } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import { withdrawHoliday } from '../rules/withdraw-holiday.ts';
import { toCampaign } from './campaign-item.ts';
import { holidayItem, holidayPlace, placeItem, toHoliday } from './holiday-item.ts';
import { campaignKey, holidaysPartition, localHolidayKey } from './keys.ts';

export interface HolidayStore {
  /** What localities entered for a year and did not withdraw, each with its area of today: some hundred in a prefecture. */
  of(year: number): Promise<EnteredHoliday[]>;
  /** One for each area, name and year. Sent again it changes nothing and answers as before. */
  enter(body: NewLocalHoliday, sent: Sent, at: Instant): Promise<EnteredHoliday>;
  /** Before its campaign has opened, or after that was cancelled; withdrawn before it changes nothing. */
  withdraw(id: string, gate: Gate, at: Instant): Promise<LocalHoliday>;
}

const isEntered = (it: LocalHoliday): it is EnteredHoliday => it.status === 'entered';

/** What must hold for a campaign that is opened for a festival: that it was not withdrawn in the same moment. */
export const stillEntered = (id: string): Write => ({ check: localHolidayKey(id), guard: { version: 1 } });

export const holidayStore = (table: Table, numbers: CurrentNumbers): HolidayStore => {
  const find = async (id: string) => {
    const item = await table.get(localHolidayKey(id));
    return item && toHoliday(item);
  };

  return {
    async of(year) {
      const items = await allOf(table, { pk: holidaysPartition(year) });
      const entered = items.map(toHoliday).filter(isEntered);
      return Promise.all(
        entered.map(async (it) => ({ ...it, area: areaOfPath(await numbers.pathOf(it.area)) })),
      );
    },
    async enter(body, sent, at) {
      const again = (standing: LocalHoliday) => {
        sameAsBefore(standing, sent, 'id');
        if (!isEntered(standing)) throw conflict('It was withdrawn. Enter it anew, with a new id.');
        return standing;
      };
      const standing = await find(body.id);
      if (standing !== undefined) return again(standing);
      const holiday = enterHoliday(body, sent, at);
      const [taken, meanwhile] = [await table.get(holidayPlace(holiday)), await find(body.id)];
      if (meanwhile !== undefined) return again(meanwhile);
      if (taken !== undefined)
        throw conflict('This area has entered this festival for that year. Withdraw it first.');
      const writes = [holidayItem(holiday), placeItem(holiday)].map((put) => ({
        put,
        guard: 'absent' as const,
      }));
      return (await createOnce(table, writes, (item) => again(toHoliday(item)))) ?? holiday;
    },
    async withdraw(id, gate, at) {
      const holiday = await find(id);
      if (holiday === undefined) throw notFound('holiday');
      gate.pass('holiday', { areaPath: await numbers.pathOf(holiday.area) });
      if (!isEntered(holiday)) return holiday;
      const key = campaignKey(campaignId(id, holiday.from));
      const item = await table.get(key);
      const campaign = item && toCampaign(item);
      const withdrawn = withdrawHoliday(holiday, campaign, gate.who.id, at);
      await writeOrConflict(table, [
        { put: holidayItem(withdrawn), guard: { version: holiday.version } },
        { remove: holidayPlace(holiday), guard: 'exists' },
        { check: key, guard: campaign === undefined ? 'absent' : { version: campaign.version } },
      ]);
      return withdrawn;
    },
  };
};
