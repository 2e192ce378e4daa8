import { readControlRecord } from '../../access/store/control-record.ts';
import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { type Day, dayOf } from '../../base/instant.ts';
import type { TakenBack } from '../../base/role.ts';
import {
  asPresent,
  isPresent,
  type LeftHousehold,
  type PresentHousehold,
} from '../../household/rules/household.ts';
import { toHousehold } from '../../household/store/household-item.ts';
import { householdKey, householdsPartition } from '../../household/store/keys.ts';
import { holderOf } from '../../link/store/work-holders.ts';
import type { Context } from '../../table/context.ts';
import { allOf, type Item } from '../../table/table.ts';
import { readable } from '../../table/unreadable.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { hasReminderStop, isTakenBack, type ReminderStop } from '../rules/agenda.ts';
import { type Ending, isOver } from '../rules/outcome.ts';
import {
  type CampaignStates,
  gridOfTask,
  isListed,
  type PlannedVisit,
  type Task,
  type TaskRef,
  triggerOf,
  underCampaign,
  whoMakes,
} from '../rules/task.ts';
import { endingKey, reminderStopKey, taskKey, tasksPartition, triggerTakenBackKey } from './keys.ts';
import { byNumber, movedAway } from './present-households.ts';
import { taskItem, toEnding, toReminderStop, toTakenBack, toTask } from './visit-item.ts';

/** All open tasks at the doors of a grid. */
export interface GridBook {
  readonly households: readonly PresentHousehold[];
  readonly tasks: readonly PlannedVisit[];
  readonly reminderStops: ReadonlyMap<string, ReminderStop>;
  /** The next numbers of households with open tasks that have moved; their tasks are in the books there. */
  readonly movedTo: readonly HouseholdId[];
  /** Visits that nobody has made and nobody is to make: what made them due was a mistake. */
  readonly takenBack: readonly { readonly task: Task; readonly takenBack: TakenBack }[];
}

/** Within it the tasks of a campaign vanish that was cancelled. */
const CONTROL_RECORD_AGE_MS = 10_000;
const ENDED = '#DONE';
/** More often nobody moves while a task is open. */
const MOST_MOVES = 5;
const BACK = 'BACK#';
const isTriggerTakenBack = ({ sk }: Item) => sk.startsWith(BACK);
const isReminderStop = ({ sk }: Item) => sk.startsWith('MUTE#');
const isEnding = ({ sk }: Item) => sk.endsWith(ENDED);
const isTask = (item: Item) => !isReminderStop(item) && !isTriggerTakenBack(item) && !isEnding(item);
/** An outcome that was taken back leaves the task to be done. */
const isEndingThatStands = (item: Item) => isEnding(item) && item['takenBack'] === undefined;

const waitingIn = (items: readonly Item[]): Item[] => {
  const ended = new Set(items.filter(isEndingThatStands).map(({ sk }) => sk.slice(0, -ENDED.length)));
  return items.filter((item) => isTask(item) && !ended.has(item.sk));
};

interface Standing {
  readonly today: Day;
  readonly campaignStates: CampaignStates;
  readonly reminderStops: ReadonlyMap<string, ReminderStop>;
  readonly triggersTakenBack: ReadonlyMap<string, TakenBack>;
}

const openIn = (ctx: Context, items: readonly Item[], standing: Standing): Task[] => {
  const { today, campaignStates, reminderStops, triggersTakenBack } = standing;
  return readable(ctx, waitingIn(items), toTask)
    .flatMap((task) => underCampaign(task, campaignStates) ?? [])
    .filter((task) => isListed(task, today) && !isTakenBack(task, reminderStops.get(task.household)))
    .filter(({ origin }) => !triggersTakenBack.has(triggerOf(origin)));
};

const takenBackIn = (
  ctx: Context,
  items: readonly Item[],
  { triggersTakenBack }: Standing,
): GridBook['takenBack'] => {
  if (triggersTakenBack.size === 0) return [];
  return readable(ctx, waitingIn(items), toTask).flatMap((task) => {
    const takenBack = triggersTakenBack.get(triggerOf(task.origin));
    return takenBack === undefined ? [] : [{ task, takenBack }];
  });
};

/** By the trigger, which belongs to one grid. */
const triggersTakenBackIn = (ctx: Context, items: readonly Item[]): Map<string, TakenBack> =>
  new Map(
    readable(ctx, items.filter(isTriggerTakenBack), (item) => [
      item.sk.slice(BACK.length),
      toTakenBack(item),
    ]),
  );

const idsOf = ({ id, formerly = [] }: PresentHousehold): HouseholdId[] => [id, ...formerly];

/** A death is recorded under the number of its day, a task under that of its own. */
const isStopped = (
  task: Task,
  household: PresentHousehold,
  reminderStops: ReadonlyMap<string, ReminderStop>,
): boolean => idsOf(household).some((number) => hasReminderStop(task, reminderStops.get(number)));

const reminderStopsIn = (ctx: Context, items: readonly Item[]): Map<string, ReminderStop> =>
  new Map(readable(ctx, items.filter(isReminderStop), toReminderStop).map((one) => [one.household, one]));

/** What holds for the campaigns whose tasks say something else. */
const campaignStatesNow = async (ctx: Context): Promise<CampaignStates> =>
  (await readControlRecord(ctx, CONTROL_RECORD_AGE_MS)).campaigns;

/** Where the household lives now, however often its number has changed. */
const currentHousehold = async (
  ctx: Context,
  id: HouseholdId,
  steps = 0,
): Promise<PresentHousehold | LeftHousehold | undefined> => {
  const item = await ctx.table.get(householdKey(id));
  const household = item && toHousehold(item);
  // What was agreed at a door whose household has left since is still to be entered, and lists show no such door.
  if (household?.status === 'left') return household;
  if (household?.status !== 'moved') return household && isPresent(household) ? household : undefined;
  return steps === MOST_MOVES ? undefined : currentHousehold(ctx, household.movedTo, steps + 1);
};

const namedIn = async (ctx: Context, tasks: readonly Task[]): Promise<ReadonlyMap<string, Worker>> => {
  const names = [...new Set(tasks.flatMap(({ worker }) => worker ?? []))];
  const items = names.length === 0 ? [] : await ctx.table.getMany(names.map(workerKey));
  return new Map(readable(ctx, items, toWorker).map((one) => [one.id, one]));
};

const itemsOf = (ctx: Context, grid: string) => allOf(ctx.table, { pk: tasksPartition(grid) });

/**
 * Puts visits of a campaign on the list: in batches, and again and again if need be. Without a condition, for such a
 * task never changes: it has no version, and how it ended is another item. 206,000 of them would cost twice as much.
 */
export const loadTasks = (ctx: Context, tasks: readonly Task[]): Promise<void> =>
  ctx.table.load(tasks.map(taskItem));

/**
 * What is to be done in a grid on `today`, as its campaigns stand. Two requests, one more for each grid that a
 * household came from, and one if a task names somebody.
 */
export const tasksInGrid = async (ctx: Context, grid: string, today: Day): Promise<GridBook> => {
  const [stored, own, campaignStates] = await Promise.all([
    allOf(ctx.table, { pk: householdsPartition(grid), begins: 'HH#' }),
    itemsOf(ctx, grid),
    campaignStatesNow(ctx),
  ]);
  const all = readable(ctx, stored, toHousehold);
  const households = all.filter(isPresent);
  const byHouseholdId = byNumber(households);
  const before = new Set([...byHouseholdId.keys()].map(gridOf).filter((one) => one !== grid));
  const items = [...own, ...(await Promise.all([...before].map((one) => itemsOf(ctx, one)))).flat()];
  const reminderStops = reminderStopsIn(ctx, items);
  const triggersTakenBack = triggersTakenBackIn(ctx, items);
  const standing = { today, campaignStates, reminderStops, triggersTakenBack };
  const open = openIn(ctx, items, standing);
  const here = open.filter((task) => byHouseholdId.has(task.household));
  const named = await namedIn(ctx, here);
  const tasks = here.flatMap((task) => {
    const household = byHouseholdId.get(task.household);
    if (household === undefined) return [];
    const worker = whoMakes(task, household, named.get(task.worker ?? ''));
    return [{ task, household, worker, stopped: isStopped(task, household, reminderStops) }];
  });
  const takenBack = takenBackIn(ctx, items, standing);
  return { households, tasks, reminderStops, movedTo: movedAway(all, open), takenBack };
};

type PlannedVisitThere = PlannedVisit & {
  readonly over: boolean;
  readonly takenBack: boolean;
  /** How it ended, also if that was taken back. */
  readonly ending: Ending | undefined;
  /** Since when the household is not in the register any more. */
  readonly leftOn?: Day | undefined;
};

/** A visit stands under the number that the household had when it was planned, whichever it is asked for by. */
const plannedUnderAnother = async (
  ctx: Context,
  { origin, household: asked }: TaskRef,
  household: PresentHousehold,
): Promise<PlannedVisitThere | undefined> => {
  const others = idsOf(household).filter((number) => number !== asked);
  const refs = others.map((number) => ({ origin, household: number }));
  const [item] = refs.length === 0 ? [] : await ctx.table.getMany(refs.map(taskKey));
  return item && tasksAt(ctx, { origin, household: toTask(item).household });
};

/**
 * One task at its door as it is today; `over` once it has an ending. Of a cancelled campaign too, and of what was planned by
 * mistake and is `takenBack`: a visit may have been made before that was known.
 */
export const tasksAt = async (ctx: Context, ref: TaskRef): Promise<PlannedVisitThere | undefined> => {
  const back = triggerTakenBackKey(gridOfTask(ref), triggerOf(ref.origin));
  const wanted = [taskKey(ref), endingKey(ref), reminderStopKey(ref.household), back];
  const [items, place, campaignStates] = await Promise.all([
    ctx.table.getMany(wanted),
    currentHousehold(ctx, ref.household),
    campaignStatesNow(ctx),
  ]);
  const found = items.find(({ sk }) => sk === taskKey(ref).sk);
  if (place === undefined) return undefined;
  const { household, leftOn } = asPresent(place);
  if (found === undefined) return plannedUnderAnother(ctx, ref, household);
  const planned = toTask(found);
  const task = underCampaign(planned, campaignStates) ?? planned;
  const others = idsOf(household).filter((number) => number !== ref.household);
  const moved = others.length === 0 ? [] : await ctx.table.getMany(others.map(reminderStopKey));
  const named = (await namedIn(ctx, [task])).get(task.worker ?? '');
  const ended = items.find(isEnding);
  const ending = ended && toEnding(ended);
  const reminderStops = reminderStopsIn(ctx, [...items, ...moved]);
  return {
    task,
    household,
    worker: whoMakes(task, household, named),
    stopped: isStopped(task, household, reminderStops),
    takenBack: items.some(isTriggerTakenBack) || isTakenBack(task, reminderStops.get(task.household)),
    over: isOver(ending),
    ending,
    leftOn,
  };
};

/**
 * Who makes a visit today that somebody was asked for by name: they, or whoever stands in for
 * them. That somebody wants to talk stays with the one whom they asked for.
 */
export const visitorOf = async (
  { task, worker }: Pick<PlannedVisit, 'task' | 'worker'>,
  ctx: Context,
  day = dayOf(ctx.now()),
): Promise<string[]> => {
  if (task.worker === undefined || worker === undefined) return [];
  const visitor = task.reason === 'worry' ? worker : await holderOf(ctx, worker, day);
  return visitor === undefined ? [] : [visitor];
};
