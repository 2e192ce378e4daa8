import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Day, Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { optimistic } from '../../table/table.ts';
import { isSameDeath, type ReminderStop } from '../rules/agenda.ts';
import { DEFAULT_TRIGGERS } from '../rules/default-triggers.ts';
import { visitsOf } from '../rules/trigger-record.ts';
import { reminderStopKey } from '../store/keys.ts';
import { triggeredWrites } from '../store/trigger-store.ts';
import { reminderStopItem, toReminderStop } from '../store/visit-item.ts';

export interface Death {
  readonly id: string;
  readonly household: HouseholdId;
  /** What the household was called before: the death may be known under such a number. */
  readonly formerly?: readonly HouseholdId[] | undefined;
  readonly day: Day;
}

/** Known by the reminder stop alone: a trigger of this name would be that of every death of the day. */
const condolenceFor = ({ household, day }: Death, sent: RequestDigest, at: Instant) => {
  const id = `death-${day}`;
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

/** Whether this death stands already; the same id for another day is a mistake of the sender's. */
const isRecorded = (existing: ReminderStop, death: Death): boolean => {
  if (existing.sent === digestOf(death.id) && existing.day !== death.day)
    throw new Refusal('other-body', 'This id was used for another day. Make a new one.');
  return isSameDeath(existing, death.day);
};

interface Circumstances {
  readonly existing: ReminderStop | undefined;
  readonly condolence: ReturnType<typeof condolenceFor>;
  readonly at: Instant;
}

const reminderStopFor = (death: Death, { existing, condolence, at }: Circumstances): ReminderStop => ({
  household: death.household,
  version: (existing?.version ?? 0) + 1,
  day: death.day,
  recordedAt: at,
  condolence: condolence.record.id,
  condolenceDueOn: condolence.tasks[0]?.dueOn ?? death.day,
  sent: digestOf(death.id),
});

const record = async (
  ctx: Context,
  death: Death,
  sent: RequestDigest,
  at: Instant,
): Promise<ReminderStop> => {
  const ids = [death.household, ...(death.formerly ?? [])];
  const known = (await ctx.table.getMany(ids.map(reminderStopKey))).map(toReminderStop);
  const same = known.find((stop) => isRecorded(stop, death));
  if (same !== undefined) return same;
  const existing = known.find(({ household }) => household === death.household);
  const condolence = condolenceFor(death, sent, at);
  const stop = reminderStopFor(death, { existing, condolence, at });
  const guard = existing === undefined ? ('absent' as const) : { version: existing.version };
  await ctx.table.write([{ put: reminderStopItem(stop), guard }, ...triggeredWrites(condolence)]);
  return stop;
};

/** Somebody else may record it in the meantime; then theirs is the answer. */
const MOST_ATTEMPTS = 2;

/**
 * Stops the reminders of what was planned for the household and opens one condolence visit, in one transaction. Another report of the
 * same death gives the first one.
 */
export const recordDeath = (
  ctx: Context,
  death: Death,
  sent: RequestDigest,
  at: Instant,
): Promise<ReminderStop> => optimistic(() => record(ctx, death, sent, at), { times: MOST_ATTEMPTS });
