import * as z from 'zod/mini';
import { HouseholdId } from '../../base/area-code.ts';
import { CampaignId } from '../../base/campaign-id.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { addDays } from '../../base/instant.ts';
import type { Task } from '../../visit/rules/task.ts';
import { type CampaignIn, lastDayOf } from './campaign.ts';
import type { DealtVisit } from './plan.ts';
import { planText, visitsOfText } from './plan-text.ts';

/**
 * Visits that one message publishes. Multiples of 25 fill every batch, so that 206,000 tasks take no request more than
 * they must; 4,000 are a few seconds of a function that may run for a minute, and keep the chunk status's share of the
 * write units under 0.3 %.
 */
export const CHUNK_VISITS = 4_000;

/** A task is a plan and not a record: it is gone this long after its last day, however late it was extended to. */
const KEPT_DAYS = 90;

/** Doors that somebody else than the liaison was planned for. */
const Help = z.strictObject({ worker: WorkerId, households: z.array(HouseholdId) });

/** A part of a plan, frozen: what was looked at before publishing is what is published. */
export const PlanChunk = z.strictObject({
  campaign: CampaignId,
  plan: Version,
  number: z.int().check(z.minimum(0)),
  visits: z.int().check(z.minimum(1)),
  /** As in `plan-text.ts`. */
  text: z.string(),
  /** Where a task has to name who makes it. */
  help: z.optional(z.array(Help)),
});
export type PlanChunk = z.infer<typeof PlanChunk>;

const helpIn = (visits: readonly DealtVisit[]) =>
  [
    ...Map.groupBy(
      visits.filter(({ helps }) => helps),
      ({ visitor }) => visitor,
    ),
  ].map(([worker, some]) => ({
    worker,
    households: some.map(({ household }) => household),
  }));

export const planChunks = (
  { campaign, plan }: Pick<PlanChunk, 'campaign' | 'plan'>,
  visits: readonly DealtVisit[],
  size: number,
): PlanChunk[] =>
  Array.from({ length: Math.ceil(visits.length / size) }, (_, number) => {
    const some = visits.slice(number * size, (number + 1) * size);
    const help = helpIn(some);
    const part = { campaign, plan, number, visits: some.length, text: planText(some) };
    return help.length === 0 ? part : { ...part, help };
  });

/** The tasks of a chunk: the same ones whenever they are made. */
export const tasksOf = (
  campaign: CampaignIn<'publishing'>,
  { text, visits, help = [] }: PlanChunk,
): Task[] => {
  const { id, rules, rule, window, plan } = campaign;
  const common = {
    origin: id,
    programme: 'household',
    reason: 'holiday',
    service: rule.service,
    rules: `${rules}.${plan.number}`,
    plannedAt: plan.plannedAt,
    dueOn: window.to,
    listedUntil: lastDayOf({ ...campaign, until: window.to }),
    expiresOn: addDays(window.to, KEPT_DAYS),
  } as const;
  const helpers = new Map(
    help.flatMap(({ worker, households }) => households.map((one) => [one, worker] as const)),
  );
  const tasks = visitsOfText(text).map(({ household, day }): Task => {
    const task = { ...common, household, from: plan.days[day] ?? window.from };
    const worker = helpers.get(household);
    return worker === undefined ? task : { ...task, worker };
  });
  if (tasks.length !== visits) throw new Error(`The chunk has ${tasks.length} visits and says ${visits}.`);
  return tasks;
};
