import type { AreaStore } from '../area/store/area-store.ts';
import { type ResponsibleAbove, responsibleOver } from '../area/store/responsible.ts';
import { type WorkHolders, workHolders } from '../link/store/work-holders.ts';
import { type CalendarStore, calendarStore } from '../visit/store/calendar-store.ts';
import { type DoneStore, doneStore } from '../visit/store/done-store.ts';
import { type SlipStore, slipStore } from '../visit/store/slip-store.ts';
import { type TaskLists, taskLists } from '../visit/store/task-lists.ts';
import type { TaskStore } from '../visit/store/task-store.ts';
import { type TriggerStore, triggerStore } from '../visit/store/trigger-store.ts';
import { type DeathStore, deathStore } from '../visit/use-cases/death-store.ts';
import { type OutcomeStore, outcomeStore } from '../visit/use-cases/outcome-store.ts';
import type { Core } from './core.ts';
import { tasksOver } from './tasks.ts';

/** The stores of what is done at doors: what asks for a visit, who makes it, and what came of it. */
export interface Doors {
  readonly tasks: TaskStore;
  readonly holders: WorkHolders;
  readonly responsibleAbove: ResponsibleAbove;
  readonly taskLists: TaskLists;
  readonly triggers: TriggerStore;
  readonly outcomes: OutcomeStore;
  readonly done: DoneStore;
  readonly slips: SlipStore;
  readonly calendars: CalendarStore;
  readonly deaths: DeathStore;
}

export const doorsOver = (core: Core, areas: AreaStore): Doors => {
  const { table } = core;
  const tasks = tasksOver(core);
  const holders = workHolders(table);
  return {
    tasks,
    holders,
    responsibleAbove: responsibleOver(areas),
    taskLists: taskLists(table, tasks, holders),
    triggers: triggerStore(table),
    outcomes: outcomeStore(table),
    done: doneStore(table),
    slips: slipStore(table),
    calendars: calendarStore(table),
    deaths: deathStore(table),
  };
};
