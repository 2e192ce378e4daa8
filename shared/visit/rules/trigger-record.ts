import * as z from 'zod/mini';
import { GridCode, gridOf, HouseholdId } from '../../base/area-code.ts';
import { Ulid, WorkerId } from '../../base/id.ts';
import { addDays, dayOf, Instant } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { TakenBack } from '../../base/role.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { computeDeadline } from '../../deadline/rules/compute-deadline.ts';
import { parseLimit } from '../../deadline/rules/limit.ts';
import type { Evening } from '../../deadline/rules/limit-rules.ts';
import { DEFAULT_TRIGGERS } from './default-triggers.ts';
import type { NewTrigger } from './new-trigger.ts';
import type { Task } from './task.ts';
import { TriggerKind } from './trigger.ts';

/** A trigger as it is kept: enough to make its tasks again, and nothing that anybody said. */
export const TriggerRecord = z.strictObject({
  id: Origin,
  kind: personal('visit.reason', TriggerKind),
  /** One household, or all of the grid. */
  household: z.optional(HouseholdId),
  grid: GridCode,
  rules: z.string(),
  caseId: z.optional(Ulid),
  helper: z.optional(WorkerId),
  /** How many households it makes visits to. */
  households: z.int(),
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
  takenBack: z.optional(TakenBack),
});
export type TriggerRecord = z.infer<typeof TriggerRecord>;

export const triggerRecord = (
  body: NewTrigger,
  households: number,
  sent: RequestDigest,
  at: Instant,
): TriggerRecord => {
  const { id, kind, caseId } = body;
  const grid = body.household === undefined ? 'grid' in body && body.grid : gridOf(body.household);
  const helper = body.kind === 'worry' ? (body.helper ?? sent.createdBy) : undefined;
  return {
    id,
    kind,
    household: body.household,
    grid: GridCode.parse(grid),
    rules: DEFAULT_TRIGGERS.version,
    caseId,
    helper,
    households,
    createdAt: at,
    ...sent,
  };
};

/** A trigger of the first version makes the days again that it made: an evening was the next working day. */
const eveningOf = ({ rules }: TriggerRecord): Evening => (rules === 'v1' ? 'next-working-day' : 'next-day');

/** The visits of a trigger to one household, in their order: each within its time, none before the last one's. */
export const visitsOf = (it: TriggerRecord, household: HouseholdId, calendar: WorkCalendar): Task[] => {
  const { visits, expiresAfterDays } = DEFAULT_TRIGGERS.kinds[it.kind];
  const today = dayOf(it.createdAt);
  const input = { startedAt: it.createdAt, evening: eveningOf(it) };
  const dueDays = visits.map(
    ({ within }) => computeDeadline({ limit: parseLimit(within), ...input }, calendar).dueOn,
  );
  return visits.map(({ service }, index) => {
    const dueOn = dueDays[index] ?? today;
    const before = dueDays[index - 1];
    return {
      origin: index === 0 ? it.id : `${it.id}.${index + 1}`,
      household,
      programme: 'household',
      reason: it.kind,
      service,
      rules: it.rules,
      plannedAt: it.createdAt,
      from: before === undefined ? today : addDays(before, 1),
      dueOn,
      expiresOn: addDays(dueOn, expiresAfterDays),
      ...(it.helper === undefined ? {} : { worker: it.helper }),
    };
  });
};
