import type { AreaStore } from '../area/store/area-store.ts';
import { type CampaignStore, campaignStore } from '../campaign/store/campaign-store.ts';
import { type ChunkLedger, chunkLedger } from '../campaign/store/chunk-ledger.ts';
import { type HolidayStore, holidayStore } from '../campaign/store/holiday-store.ts';
import { type PlanStore, planStore } from '../campaign/store/plan-store.ts';
import { type KnockStore, knockStore } from '../visit/store/knock-store.ts';
import { type ReminderStore, reminderStore } from '../visit/use-cases/reminder-store.ts';
import type { Core } from './core.ts';
import { type Doors, doorsOver } from './doors.ts';

/** All stores of visits: beside those of the doors the campaigns of the holidays, reminders, and who knocks too often. */
export interface Visiting extends Doors {
  readonly holidays: HolidayStore;
  readonly campaigns: CampaignStore;
  readonly plans: PlanStore;
  readonly ledger: ChunkLedger;
  readonly knocks: KnockStore;
  readonly reminders: ReminderStore;
}

export const visitingOver = (core: Core, areas: AreaStore): Visiting => {
  const { table, bulletin, numbers, now } = core;
  const doors = doorsOver(core, areas);
  return {
    ...doors,
    holidays: holidayStore(table, numbers),
    campaigns: campaignStore(table, bulletin),
    plans: planStore(table),
    ledger: chunkLedger(table),
    knocks: knockStore(table, now),
    reminders: reminderStore(table, doors),
  };
};
