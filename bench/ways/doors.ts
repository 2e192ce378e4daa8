import * as z from 'zod/mini';
import type { Person } from '../../scripts/platform/api.ts';

/** The grid of the demo worker `w-zhuoma`. */
const GRID = '623027101001001';

const Household = z.object({ id: z.string() });
const Households = z.object({ items: z.tuple([Household, Household]) });

/** Two households that the worker visits. */
export const doorsOf = async (worker: Person): Promise<[string, string]> => {
  const { items } = Households.parse(await worker.get(`/households?grid=${GRID}&limit=2`));
  return [items[0].id, items[1].id];
};
