import { type Item, optimistic, type Table, type Write } from './table.ts';

/** What one transaction takes. */
const AT_ONCE = 100;

const slicesOf = (items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, n) =>
    items.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;

/** Writes those of the items that do not stand yet, however often it is told to; what stands stays as it is. */
export const putMissing = async (table: Table, items: readonly Item[]): Promise<void> => {
  for (const some of slicesOf(items)) {
    await optimistic(async () => {
      const there = new Set((await table.getMany(some)).map(nameOf));
      const missing = some.filter((item) => !there.has(nameOf(item)));
      const writes = missing.map((put): Write => ({ put, guard: 'absent' }));
      if (writes.length > 0) await table.write(writes);
    });
  }
};
