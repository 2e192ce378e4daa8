import * as z from 'zod/mini';
import type { Allows } from '../../access/rules/may.ts';
import { HouseholdId } from '../../base/area-code.ts';
import { WorkerId } from '../../base/id.ts';
import { dayOf, type Instant, monthOf, startOf } from '../../base/instant.ts';
import { invalid } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { TakenBack } from '../../base/role.ts';
import { Words } from '../../base/words.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import type { Notice } from '../../notification/rules/notice.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import { activityCounterKey } from '../../service/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import { putMissing } from '../../table/put-missing.ts';
import { createOnce, type Item, type Write, WriteRefused } from '../../table/table.ts';
import { requireServes } from '../../worker/rules/may-serve.ts';
import { findWorker, workerCheck } from '../../worker/store/worker-store.ts';
import { newAgenda } from '../rules/agenda.ts';
import type { Task } from '../rules/task.ts';
import { TriggerRecord, visitsOf } from '../rules/trigger-record.ts';
import { talkRequestKey, triggerKey, triggerRestKey, triggerTakenBackKey } from './keys.ts';
import { triggerRoomWrite } from './trigger-room.ts';
import { agendaItem, taskItem } from './visit-item.ts';

/** After its last visit has expired. */
const KEPT_DAYS = 30;
/** What one transaction holds beside the trigger itself. */
const TASKS_AT_ONCE = 80;

/** As they were when the trigger was made: who moves in later was not meant. */
const Rest = z.strictObject({ households: z.array(HouseholdId) });
const TalkRequest = z.strictObject({ words: Words, helper: WorkerId });

export interface OpenedTrigger {
  readonly record: TriggerRecord;
  readonly tasks: readonly Task[];
}

const agendasOf = ({ record, tasks }: OpenedTrigger): Write[] =>
  [...new Set(tasks.map(({ origin }) => origin))].map((origin) => {
    const [first] = tasks.filter((task) => task.origin === origin);
    const dueOn = first?.dueOn ?? dayOf(record.createdAt);
    const about = { origin, area: record.grid, firstDueOn: dueOn, lastDueOn: dueOn };
    const one = record.household === undefined ? about : { ...about, household: record.household };
    return { put: agendaItem(newAgenda(one, record.createdAt, PREFECTURE_CALENDAR)), guard: 'absent' };
  });

const toRecord = (item: Item): TriggerRecord => TriggerRecord.parse(recordOf(item));

/** The tasks that fit into one transaction, their agendas, and the month's counter. */
export const triggeredWrites = (opened: OpenedTrigger): Write[] => {
  const { record, tasks } = opened;
  return [
    ...agendasOf(opened),
    ...tasks.slice(0, TASKS_AT_ONCE).map((task) => ({ put: taskItem(task), guard: 'absent' as const })),
    {
      add: activityCounterKey('TRIGGERS', record.grid, monthOf(record.createdAt), record.id),
      amounts: { [record.kind]: 1 },
    },
  ];
};

const restOf = ({ tasks }: OpenedTrigger): HouseholdId[] => [
  ...new Set(tasks.slice(TASKS_AT_ONCE).map(({ household }) => household)),
];

const keptUntil = ({ createdAt }: TriggerRecord, tasks: readonly Task[]) =>
  expiresAfter(startOf(tasks.at(-1)?.expiresOn ?? dayOf(createdAt)), KEPT_DAYS);

/** Says of a trigger that it was a mistake, where it stands and beside its visits: of two who say so, the later one is refused. */
export const triggerTakenBackWrites = (record: TriggerRecord, takenBack: TakenBack, at: Instant): Write[] => {
  const { id, grid, household = grid } = record;
  const expiresAt = keptUntil(record, visitsOf(record, household, PREFECTURE_CALENDAR));
  return [
    { put: { ...triggerTakenBackKey(grid, id), ...takenBack, expiresAt }, guard: 'absent' },
    { put: { ...record, takenBack, ...triggerKey(id), expiresAt }, guard: 'exists' },
    { add: activityCounterKey('TRIGGERS', grid, monthOf(at), id), amounts: { [record.kind]: -1 } },
  ];
};

/** The trigger itself with all that it brings about, and what was said. */
const triggerWrites = (opened: OpenedTrigger, words: string | undefined): Write[] => {
  const { record, tasks } = opened;
  const expiresAt = keptUntil(record, tasks);
  const households = restOf(opened);
  const rest = { households, ...triggerRestKey(record.id), expiresAt };
  const talkRequest = { words, helper: record.helper, ...talkRequestKey(record.id), expiresAt };
  return [
    { put: { ...record, ...triggerKey(record.id), expiresAt }, guard: 'absent' },
    ...triggeredWrites(opened),
    ...(households.length === 0 ? [] : [{ put: rest, guard: 'absent' as const }]),
    ...(words === undefined ? [] : [{ put: talkRequest, guard: 'absent' as const }]),
  ];
};

/**
 * Puts on the list what did not fit into the first transaction. A first sending that broke off has left a note of the
 * doors, and whoever sends again goes on with it; what is on the list already stays as it is.
 */
const finishTrigger = async ({ table }: Context, record: TriggerRecord): Promise<void> => {
  const key = triggerRestKey(record.id);
  const item = await table.get(key);
  if (item === undefined) return;
  const { households } = Rest.parse(recordOf(item));
  const tasks = households.flatMap((one) => visitsOf(record, one, PREFECTURE_CALENDAR));
  await putMissing(table, tasks.map(taskItem));
  try {
    await table.write([{ remove: key, guard: 'exists' }]);
  } catch (error) {
    // Two were at it, and the other one was faster.
    if (!(error instanceof WriteRefused)) throw error;
  }
};

interface Told {
  /** What somebody said who wants to talk. */
  readonly words: string | undefined;
  readonly notices: readonly Notice[];
  /** What has to hold of whoever comes. */
  readonly checks: readonly Write[];
}

/** The trigger with its tasks; one that was sent at the same time gives that one. */
export const saveTrigger = async (
  ctx: Context,
  opened: OpenedTrigger,
  { words, notices, checks }: Told,
): Promise<TriggerRecord> => {
  const existing = await createOnce(
    ctx.table,
    [
      ...triggerWrites(opened, words),
      await triggerRoomWrite(ctx, opened.record),
      ...notices.map(noticeWrite),
      ...checks,
    ],
    (item) => {
      const earlier = toRecord(item);
      requireSameRequest(earlier, opened.record, 'id');
      return earlier;
    },
  );
  const record = existing ?? opened.record;
  if (existing !== undefined || restOf(opened).length > 0) await finishTrigger(ctx, record);
  return record;
};

/** What the same sender has made with this id, complete; nothing if it is not theirs. */
export const triggerBefore = async (
  ctx: Context,
  id: string,
  sent: RequestDigest,
): Promise<TriggerRecord | undefined> => {
  const record = await readTrigger(ctx, id);
  if (record?.createdBy !== sent.createdBy) return undefined;
  requireSameRequest(record, sent, 'id');
  await finishTrigger(ctx, record);
  return record;
};

export const readTrigger = async ({ table }: Context, id: string): Promise<TriggerRecord | undefined> => {
  const item = await table.get(triggerKey(id));
  return item && toRecord(item);
};

/** The triggers that visits began with: theirs, a further one's or one that follows up on it. */
export const triggersBehind = async (
  { table }: Context,
  origins: readonly string[],
): Promise<TriggerRecord[]> => {
  const roots = new Set(origins.map((origin) => origin.split('.')[0] ?? origin));
  return (await table.getMany([...roots].map(triggerKey))).map(toRecord);
};

/** What somebody said who wants to talk: `undefined` for anyone but the helper. */
export const readTalkRequest = async (
  { table }: Context,
  origin: string,
  reader: string,
): Promise<string | undefined> => {
  const item = await table.get(talkRequestKey(origin));
  const talkRequest = item && TalkRequest.parse(recordOf(item));
  return talkRequest?.helper === reader ? talkRequest.words : undefined;
};

/**
 * Refuses who is to come to a door if nobody could reach them, or they could not open what they are asked for; what it is
 * written with holds them to it.
 */
export const checkVisitor = async (
  ctx: Context,
  { id, pointer }: { readonly id: string; readonly pointer: `#/${string}` },
  area: string,
  allows: Allows,
): Promise<Write> => {
  const person = await findWorker(ctx, id);
  if (person?.active !== true) throw invalid('worker.unknown', pointer);
  requireServes({ person }, { of: 'visits', area }, allows);
  return workerCheck(person);
};
