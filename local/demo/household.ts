import { list, type Person, text } from './api.ts';

/** The first household of the worker's own grid. */
export const firstHousehold = async (worker: Person): Promise<{ id: string; grid: string }> => {
  const grid = '623027101001001';
  const { items } = await worker.get(`/households?grid=${grid}&limit=1`);
  const [first] = list(items);
  if (first === undefined)
    throw new Error(`There is no household in grid ${grid}; load the demo data first.`);
  return { id: text(first['id']), grid };
};
