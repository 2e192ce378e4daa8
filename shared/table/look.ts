import type { Context } from './context.ts';
import type { Partition } from './partition.ts';
import type { Item } from './table.ts';

/** One record that is due. */
export interface Due {
  /** What the log may say of it. */
  readonly id: string;
  /** Tells it from all others of its partition, where what the log may say does not. */
  readonly key?: string;
  /** Does what is due and says whether there was anything to do. */
  process(): Promise<boolean>;
}

/**
 * What a module has to look at once a day. Its name, and what people lose without it, stand in its `module.ts`; the job
 * `look-after` runs it and leaves its certificate.
 */
export interface Look {
  /** So many partitions at the same time, begun in their order. */
  readonly atOnce: number;
  due(ctx: Context): Promise<readonly Partition<Due>[]>;
}

/** What is due of a partition of items. */
export const dueOf = (partition: Partition, toDue: (item: Item) => Due): Partition<Due> => ({
  expected: () => partition.expected(),
  async *pages() {
    for await (const page of partition.pages()) yield page.map(toDue);
  },
});
