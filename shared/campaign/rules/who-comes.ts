import type { WorkerId } from '../../base/id.ts';
import { type Day, isOn } from '../../base/instant.ts';

/** `worker` is away from `from` until the day `to`, and `deputy` stands in. */
export interface StandIn {
  readonly worker: WorkerId;
  readonly deputy: WorkerId;
  readonly from: Day;
  readonly to: Day;
}

/** Who can come on the day with this index in the place of `worker`: the worker, or deputies who are there themselves. */
export type WhoComes = (worker: WorkerId, day: number) => readonly WorkerId[];

export const whoComes = (standIns: readonly StandIn[], days: readonly Day[]): WhoComes => {
  const byWorker = Map.groupBy(standIns, ({ worker }) => worker);
  const away = (worker: WorkerId, day: Day) =>
    (byWorker.get(worker) ?? []).filter((one) => isOn(one, day)).map(({ deputy }) => deputy);

  return (worker, index) => {
    const day = days[index];
    if (day === undefined) return [];
    const deputies = away(worker, day);
    if (deputies.length === 0) return [worker];
    return [...new Set(deputies)].filter((deputy) => away(deputy, day).length === 0).sort();
  };
};
