import type { WorkerId } from '../../base/id.ts';

/** Trips of each worker on each day of a plan. */
export interface Load {
  on(worker: WorkerId, day: number): number;
  total(worker: WorkerId): number;
  add(worker: WorkerId, day: number): void;
  /** By worker, one number for each day. */
  readonly all: ReadonlyMap<WorkerId, readonly number[]>;
}

export const loadOver = (days: number): Load => {
  const all = new Map<WorkerId, number[]>();
  return {
    all,
    on: (worker, day) => all.get(worker)?.[day] ?? 0,
    total: (worker) => (all.get(worker) ?? []).reduce((sum, trips) => sum + trips, 0),
    add(worker, day) {
      const trips = all.get(worker) ?? new Array<number>(days).fill(0);
      trips[day] = (trips[day] ?? 0) + 1;
      all.set(worker, trips);
    },
  };
};
