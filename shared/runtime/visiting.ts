import type { AreaStore } from '../data/area-store.ts';
import { type CalendarStore, calendarStore } from '../data/calendar-store.ts';
import { type CampaignStore, campaignStore } from '../data/campaign-store.ts';
import { type ChunkLedger, chunkLedger } from '../data/chunk-ledger.ts';
import { type DeathStore, deathStore } from '../data/death-store.ts';
import { type DoneCounts, doneCounts } from '../data/done-counts.ts';
import { type DoneStore, doneStore } from '../data/done-store.ts';
import { type HolidayStore, holidayStore } from '../data/holiday-store.ts';
import { type KnockStore, knockStore } from '../data/knock-store.ts';
import { type OutcomeStore, outcomeStore } from '../data/outcome-store.ts';
import { type PlanStore, planStore } from '../data/plan-store.ts';
import { type ReminderStore, reminderStore } from '../data/reminder-store.ts';
import { type ResponsibleAbove, responsibleOver } from '../data/responsible.ts';
import { type ServiceStore, serviceStore } from '../data/service-store.ts';
import { type SlipStore, slipStore } from '../data/slip-store.ts';
import { type TaskLists, taskLists } from '../data/task-lists.ts';
import type { TaskStore } from '../data/task-store.ts';
import { type TriggerStore, triggerStore } from '../data/trigger-store.ts';
import { type WorkHolders, workHolders } from '../data/work-holders.ts';
import type { Core } from './core.ts';
import { tasksOver } from './tasks.ts';

/** The stores of visits: what asks for one, who makes it, what came of it, and the campaigns of the holidays. */
export interface Visiting {
  readonly tasks: TaskStore;
  readonly holidays: HolidayStore;
  readonly campaigns: CampaignStore;
  readonly plans: PlanStore;
  readonly ledger: ChunkLedger;
  readonly holders: WorkHolders;
  readonly responsibleAbove: ResponsibleAbove;
  readonly taskLists: TaskLists;
  readonly triggers: TriggerStore;
  readonly outcomes: OutcomeStore;
  readonly done: DoneStore;
  readonly doneCounts: DoneCounts;
  readonly given: ServiceStore;
  readonly slips: SlipStore;
  readonly calendars: CalendarStore;
  readonly knocks: KnockStore;
  readonly reminders: ReminderStore;
  readonly deaths: DeathStore;
}

export const visitingOver = (core: Core, areas: AreaStore): Visiting => {
  const { table, bulletin, numbers, now } = core;
  const tasks = tasksOver(core);
  const holders = workHolders(table);
  const responsibleAbove = responsibleOver(areas);
  return {
    tasks,
    holders,
    responsibleAbove,
    holidays: holidayStore(table, numbers),
    campaigns: campaignStore(table, bulletin),
    plans: planStore(table),
    ledger: chunkLedger(table),
    reminders: reminderStore(table, { tasks, holders, responsibleAbove }),
    taskLists: taskLists(table, tasks, holders),
    triggers: triggerStore(table),
    outcomes: outcomeStore(table),
    done: doneStore(table),
    doneCounts: doneCounts(table),
    given: serviceStore(table),
    slips: slipStore(table),
    calendars: calendarStore(table),
    knocks: knockStore(table, now),
    deaths: deathStore(table),
  };
};
