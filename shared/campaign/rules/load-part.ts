import * as z from 'zod/mini';
import { gridOf, townshipOf } from '../../base/area-code.ts';
import { WorkerId } from '../../base/id.ts';
import type { Plan } from './plan.ts';

/** Trips of a worker on each day of the plan, wherever they lie: what a supervisor balances by. */
export const WorkerLoad = z.strictObject({ worker: WorkerId, trips: z.array(z.int().check(z.minimum(0))) });
export type WorkerLoad = z.infer<typeof WorkerLoad>;

/** A page of the load in one township, by worker id: an order that says nothing about anybody. */
export const LoadPart = z.strictObject({
  area: z.string(),
  part: z.int().check(z.minimum(0)),
  workers: z.array(WorkerLoad),
});
export type LoadPart = z.infer<typeof LoadPart>;

/** Small enough that a part stays under ten write units. */
const WORKERS_AT_ONCE = 100;

/** Everybody who visits in a township, with all their trips, there and elsewhere. */
export const loadParts = ({ visits, load }: Plan): LoadPart[] => {
  const visitors = new Map<string, Set<WorkerId>>();
  for (const { household, visitor } of visits) {
    const township = townshipOf(gridOf(household));
    const some = visitors.get(township) ?? new Set();
    visitors.set(township, some.add(visitor));
  }
  return [...visitors].flatMap(([area, some]) => {
    const workers = [...some].sort().map((worker) => ({ worker, trips: [...(load.get(worker) ?? [])] }));
    return Array.from({ length: Math.ceil(workers.length / WORKERS_AT_ONCE) }, (_, part) => ({
      area,
      part,
      workers: workers.slice(part * WORKERS_AT_ONCE, (part + 1) * WORKERS_AT_ONCE),
    }));
  });
};
