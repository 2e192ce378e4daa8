import type { Table, Write } from '../../shared/table/table.ts';

/** A table on which somebody else is faster: what they do comes once, just before the first write that fits. */
export const withRival = (
  table: Table,
  rival: () => Promise<unknown>,
  fits: (writes: readonly Write[]) => boolean = () => true,
): Table => {
  let waits = true;
  return {
    ...table,
    write: async (writes) => {
      if (waits && fits(writes)) {
        waits = false;
        await rival();
      }
      return table.write(writes);
    },
  };
};
