import type { AreaStore } from '../data/area-store.ts';
import { type CalendarStore, calendarStore } from '../data/calendar-store.ts';
import { type DeathStore, deathStore } from '../data/death-store.ts';
import { type DoneStore, doneStore } from '../data/done-store.ts';
import { type OutcomeStore, outcomeStore } from '../data/outcome-store.ts';
import { type ResponsibleAbove, responsibleOver } from '../data/responsible.ts';
import { type SlipStore, slipStore } from '../data/slip-store.ts';
import { type TaskLists, taskLists } from '../data/task-lists.ts';
import type { TaskStore } from '../data/task-store.ts';
import { type TriggerStore, triggerStore } from '../data/trigger-store.ts';
import { type WorkHolders, workHolders } from '../data/work-holders.ts';
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
