import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { type Day, dayOf } from '../../base/instant.ts';
import { notFound } from '../../base/refusal.ts';
import { lastPlace } from '../../household/store/last-id.ts';
import { holderOf } from '../../link/store/work-holders.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { allOf, createOnce, type Item } from '../../table/table.ts';
import { takenBackNotices } from '../rules/taken-back-notices.ts';
import { type Task, triggerOf } from '../rules/task.ts';
import type { TriggerRecord } from '../rules/trigger-record.ts';
import { endingKey, taskKey, tasksPartition } from '../store/keys.ts';
import { readTrigger, triggerTakenBackWrites } from '../store/trigger-store.ts';
import { toTakenBack, toTask } from '../store/visit-item.ts';

export interface TriggerTakenBack {
  /** Of this request. */
  readonly id: string;
  readonly trigger: string;
}

export interface TakenBackAnswer {
  readonly trigger: string;
  readonly takenBackOn: Day;
}

const sentBy = (by: string, { id }: TriggerTakenBack): string => digestOf([by, id]);

/** What this very request was answered with, wherever its sender serves by now. */
export const triggerTakenBackBefore = async (
  ctx: Context,
  asked: TriggerTakenBack,
  by: string,
): Promise<TakenBackAnswer | undefined> => {
  const record = await readTrigger(ctx, asked.trigger);
  if (record?.takenBack?.sent !== sentBy(by, asked)) return undefined;
  return { trigger: asked.trigger, takenBackOn: record.takenBack.on };
};

/** Its visits that nobody has made so far. */
const visitsLeft = async (ctx: Context, { id, grid }: TriggerRecord): Promise<Task[]> => {
  const items = await allOf(ctx.table, { pk: tasksPartition(grid), begins: id });
  const made = new Set(items.filter(({ takenBack }) => takenBack === undefined).map(({ sk }) => sk));
  const isLeft = (item: Item): boolean => {
    const { origin, household } = item;
    const ref = { origin: String(origin), household: String(household) };
    return item.sk === taskKey(ref).sk && triggerOf(ref.origin) === id && !made.has(endingKey(ref).sk);
  };
  return items.filter(isLeft).map(toTask);
};

/** Whoever would have made one of them, and whoever does that work today. */
const visitorsOf = async (ctx: Context, tasks: readonly Task[], day: Day): Promise<string[]> => {
  const doors = [...new Set(tasks.map(({ household }) => household))];
  const households = await Promise.all(doors.map((door) => lastPlace(ctx.table, door)));
  const liaisons = households.flatMap(({ household }) =>
    household?.status === 'present' ? (household.liaison ?? []) : [],
  );
  const visitors = [...new Set([...liaisons, ...tasks.flatMap(({ worker }) => worker ?? [])])];
  const holders = await Promise.all(visitors.map((worker) => holderOf(ctx, worker, day)));
  return [...visitors, ...holders.flatMap((holder) => holder ?? [])];
};

/** One transaction holds 100 writes; a grid of some dozen doors has a handful of liaisons. */
const MOST_TOLD = 90;

const noticesOf = async (ctx: Context, record: TriggerRecord, takenBack: ReturnType<typeof toTakenBack>) => {
  const at = ctx.now();
  const concerned = [record.createdBy, ...(await visitorsOf(ctx, await visitsLeft(ctx, record), dayOf(at)))];
  const told = { what: 'trigger', grid: record.grid, takenBack, at } as const;
  return takenBackNotices(told, concerned).slice(0, MOST_TOLD);
};

/**
 * Takes a trigger back that was a mistake: its visits that nobody has made leave the lists, and those that were made stay. By
 * whoever made it, or by the level above; whoever comes second gets the answer of the first.
 */
export const takeBackTrigger = async (
  ctx: Context,
  asked: TriggerTakenBack,
  authorizer: Authorizer,
): Promise<TakenBackAnswer> => {
  const record = await readTrigger(ctx, asked.trigger);
  if (record === undefined) throw notFound('trigger');
  const areaPath = await currentPath(ctx, record.grid);
  authorizer.require('trigger', { areaPath, openedBy: record.createdBy });
  const at = ctx.now();
  const by = authorizer.who.id;
  const takenBack = record.takenBack ?? { on: dayOf(at), by, sent: sentBy(by, asked) };
  const notices = record.takenBack === undefined ? await noticesOf(ctx, record, takenBack) : [];
  const writes = [...triggerTakenBackWrites(record, takenBack, at), ...notices.map(noticeWrite)];
  const existing = record.takenBack ?? (await createOnce(ctx.table, writes, toTakenBack));
  return { trigger: asked.trigger, takenBackOn: (existing ?? takenBack).on };
};
