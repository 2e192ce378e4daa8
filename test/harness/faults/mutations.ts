import type { Item, Table, Write } from '../../../shared/table/table.ts';

const isNew = (write: Write): boolean => 'put' in write && write.guard === 'absent';
const putsIn = (writes: readonly Write[]): Item[] =>
  writes.flatMap((write) => ('put' in write ? [write.put] : []));

/** New items are put whatever stands there. */
export const withoutGuards = (table: Table): Table => ({
  ...table,
  async write(writes) {
    const [fresh, others] = [writes.filter(isNew), writes.filter((write) => !isNew(write))];
    if (others.length > 0) await table.write(others);
    await table.load(putsIn(fresh));
  },
});

/** Counters are added up in a request of their own. */
export const withCountersApart = (table: Table): Table => ({
  ...table,
  async write(writes) {
    const [counters, others] = [
      writes.filter((write) => 'add' in write),
      writes.filter((write) => !('add' in write)),
    ];
    if (others.length > 0) await table.write(others);
    if (counters.length > 0) await table.write(counters);
  },
});

/** What a transaction holds is written one by one. */
export const withoutTransactions = (table: Table): Table => ({
  ...table,
  async write(writes) {
    for (const write of writes) await table.write([write]);
  },
});
