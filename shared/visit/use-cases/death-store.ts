import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Day, Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import { everyNumberOf } from '../../household/store/household-store.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { optimistic, overtaken, WriteRefused } from '../../table/table.ts';
import {
  alsoReported,
  deathsIn,
  earlierDeaths,
  type KnownDeath,
  type ReminderStop,
  sameDeathIn,
} from '../rules/agenda.ts';
import { DEFAULT_TRIGGERS } from '../rules/default-triggers.ts';
import { visitsOf } from '../rules/trigger-record.ts';
import { reminderStopKey, taskKey } from '../store/keys.ts';
import { triggeredWrites } from '../store/trigger-store.ts';
import { reminderStopItem, toReminderStop, toTask } from '../store/visit-item.ts';

export interface Death {
  readonly id: string;
  readonly household: HouseholdId;
  /** What the household was called before: the death may be known under such a number. */
  readonly formerly?: readonly HouseholdId[] | undefined;
  readonly day: Day;
}

/** What a report of a death is answered with. */
export type DeathAnswer = Pick<ReminderStop, 'household' | 'condolence' | 'condolenceDueOn'>;

export const deathsAt = async ({ table }: Context, ids: readonly HouseholdId[]) =>
  (await table.getMany(ids.map(reminderStopKey))).map(toReminderStop).flatMap(deathsIn);

/** The death that this very report was answered with; the same id for another day is a mistake of the sender's. */
const reportedAs = (known: readonly KnownDeath[], { id, day }: Death): KnownDeath | undefined => {
  const sent = digestOf(id);
  const another = digestOf([id, day]);
  const same = known.find((one) => one.sent === sent || one.also?.includes(another));
  if (same?.sent === sent && same.day !== day) throw new Refusal('other-body', 'death.id-of-another');
  return same;
};

/** What this very report was answered with. */
export const deathBefore = async (ctx: Context, death: Death): Promise<DeathAnswer | undefined> =>
  reportedAs(await deathsAt(ctx, await everyNumberOf(ctx, death.household)), death);

/**
 * The death that these stops know of by this report, taken back since or not, or by another one of this day; that it
 * was reported once more is noted with it.
 */
const noted = async (
  { table }: Context,
  stops: readonly ReminderStop[],
  death: Death,
): Promise<KnownDeath | undefined> => {
  const { id, day } = death;
  const known = stops.flatMap(deathsIn);
  const before = reportedAs(known, death);
  if (before !== undefined) return before;
  const same = sameDeathIn(known, day);
  const stop = stops.find(({ household }) => household === same?.household);
  const next = same && stop && alsoReported(stop, same, { sent: digestOf(id), another: digestOf([id, day]) });
  if (next !== undefined && stop !== undefined)
    await table.write([{ put: reminderStopItem(next), guard: { version: stop.version } }]);
  return same;
};

/** A death that is known already, whoever reported it and under whatever number. */
export const sameDeath = (ctx: Context, death: Death): Promise<DeathAnswer | undefined> =>
  optimistic(async () => {
    const ids = await everyNumberOf(ctx, death.household);
    return noted(ctx, (await ctx.table.getMany(ids.map(reminderStopKey))).map(toReminderStop), death);
  });

/** One that was taken back keeps its visit, so that another death of the same day gets the next name. */
const condolenceOf = (day: Day, known: readonly KnownDeath[] = []) => {
  const before = known.filter((one) => one.day === day).length;
  return before === 0 ? `death-${day}` : `death-${day}-${before + 1}`;
};

/** Known by the reminder stop alone: a trigger of this name would be that of every death of the day. */
const condolenceFor = (id: string, { household }: Death, sent: RequestDigest, at: Instant) => {
  const grid = gridOf(household);
  const rules = DEFAULT_TRIGGERS.version;
  const record = {
    id,
    kind: 'bereavement',
    household,
    grid,
    rules,
    households: 1,
    createdAt: at,
    ...sent,
  } as const;
  return { record, tasks: visitsOf(record, household, PREFECTURE_CALENDAR) };
};

interface Circumstances {
  readonly existing: ReminderStop | undefined;
  readonly condolence: ReturnType<typeof condolenceFor>;
  readonly by: string;
  readonly at: Instant;
}

const reminderStopFor = (death: Death, { existing, condolence, by, at }: Circumstances): ReminderStop => ({
  household: death.household,
  version: (existing?.version ?? 0) + 1,
  day: death.day,
  recordedAt: at,
  condolence: condolence.record.id,
  condolenceDueOn: condolence.tasks[0]?.dueOn ?? death.day,
  sent: digestOf(death.id),
  by,
  ...(existing === undefined ? {} : { earlier: earlierDeaths(existing) }),
});

const record = async (ctx: Context, death: Death, sent: RequestDigest, at: Instant): Promise<DeathAnswer> => {
  const ids = [death.household, ...(death.formerly ?? [])];
  const known = (await ctx.table.getMany(ids.map(reminderStopKey))).map(toReminderStop);
  const same = await noted(ctx, known, death);
  if (same !== undefined) return same;
  const existing = known.find(({ household }) => household === death.household);
  const condolence = condolenceFor(condolenceOf(death.day, known.flatMap(deathsIn)), death, sent, at);
  const stop = reminderStopFor(death, { existing, condolence, by: sent.createdBy, at });
  const guard = existing === undefined ? ('absent' as const) : { version: existing.version };
  await ctx.table.write([{ put: reminderStopItem(stop), guard }, ...triggeredWrites(condolence)]);
  return stop;
};

/**
 * A stop of long ago may have forgotten a death whose visit still stands: what else would refuse the write again and
 * again is gone by then.
 */
const standing = async (
  { table }: Context,
  { household, day }: Death,
  cause: unknown,
): Promise<DeathAnswer> => {
  const item = await table.get(taskKey({ origin: condolenceOf(day), household }));
  if (item === undefined) throw cause instanceof WriteRefused ? overtaken(cause) : cause;
  const { origin, dueOn } = toTask(item);
  return { household, condolence: origin, condolenceDueOn: dueOn };
};

/** Somebody else may record it in the meantime, and half of that may be seen first; then theirs is the answer. */
const MOST_ATTEMPTS = 8;

/**
 * Stops the reminders of what was planned for the household and opens one condolence visit, in one transaction. Another report of the
 * same death gives the first one.
 */
export const recordDeath = (
  ctx: Context,
  death: Death,
  sent: RequestDigest,
  at: Instant,
): Promise<DeathAnswer> =>
  optimistic(() => record(ctx, death, sent, at), {
    times: MOST_ATTEMPTS,
    otherwise: (cause) => standing(ctx, death, cause),
  });
