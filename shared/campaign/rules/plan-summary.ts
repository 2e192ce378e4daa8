import * as z from 'zod/mini';
import { gridOf, townshipOf } from '../../base/area-code.ts';
import { Version } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { type Plan, type UndoneReason, undoneReasons } from './plan.ts';

const Count = z.int().check(z.minimum(0));

/** Households that the plan looked at, and what it could do for them: `households` = `visits` + all that is undone. */
const planCounts = {
  households: Count,
  visits: Count,
  /** Of the visits, those on a trip that another task asks for. */
  merged: Count,
  /** Of the visits, those that a colleague of the liaison makes; plans of before had none. */
  helped: z._default(Count, 0),
  undone: z.record(z.enum(undoneReasons), Count),
};

/** What a plan comes to in one area. */
export const AreaPlan = z.strictObject({ area: z.string(), ...planCounts });
export type AreaPlan = z.infer<typeof AreaPlan>;

/** What stands in the campaign about its plan; the plan itself is in chunks. */
export const PlanSummary = z.strictObject({
  number: Version,
  plannedAt: Instant,
  days: z.array(Day),
  ...planCounts,
  chunks: Count,
  /** Worker-days on which tasks that were due already ask for more trips than one person can make. */
  overfullDays: Count,
  workers: Count,
});
export type PlanSummary = z.infer<typeof PlanSummary>;

const nothingUndone = (): Record<UndoneReason, number> => ({
  'no-liaison': 0,
  'nobody-there': 0,
  'days-full': 0,
  'no-day-left': 0,
});

type Counts = Omit<AreaPlan, 'area'>;

export const countsOf = ({ visits, undone }: Pick<Plan, 'visits' | 'undone'>): Counts => {
  const reasons = nothingUndone();
  for (const { why } of undone) reasons[why] += 1;
  return {
    households: visits.length + undone.length,
    visits: visits.length,
    merged: visits.filter(({ merged }) => merged).length,
    helped: visits.filter(({ helps }) => helps).length,
    undone: reasons,
  };
};

/** The same by township, in the order of their codes. */
export const plansByTownship = ({ visits, undone }: Plan): AreaPlan[] => {
  const townshipIn = ({ household }: { household: string }) => townshipOf(gridOf(household));
  const visitsIn = Map.groupBy(visits, townshipIn);
  const undoneIn = Map.groupBy(undone, townshipIn);
  return [...new Set([...visitsIn.keys(), ...undoneIn.keys()])].sort().map((area) => ({
    area,
    ...countsOf({ visits: visitsIn.get(area) ?? [], undone: undoneIn.get(area) ?? [] }),
  }));
};

export const overfullDays = ({ load }: Plan, dailyTrips: number): number =>
  [...load.values()].flat().filter((trips) => trips > dailyTrips).length;
