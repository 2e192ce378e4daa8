import { eventOf } from '../../shared/publishing/event-mappers.ts';
import { publishedAs } from '../../shared/publishing/published-as.ts';
import type { BusEvent } from '../../shared/runtime/bus.ts';
import type { Change } from '../../shared/table/stream-event.ts';
import type { Item, Table, Write } from '../../shared/table/table.ts';

const isRegister = ({ pk, sk }: Item) =>
  sk.startsWith('HH#') || (pk.startsWith('SUBJECT#') && sk.startsWith('LINK#'));

/**
 * A table of which the stream is heard, and which keeps what it was given of the register. It looks at what is removed
 * through `aside`, another client, so that looking is not counted.
 */
export const heardTable = (table: Table, aside: Table, now: () => string) => {
  const events: BusEvent[] = [];
  const kept = new Map<string, Item>();
  const changeOf = async (write: Write): Promise<Change | undefined> => {
    if ('put' in write && publishedAs(write.put) !== undefined)
      return { before: undefined, after: write.put, at: now() };
    if (!('remove' in write) || publishedAs(write.remove) === undefined) return undefined;
    return { before: await aside.get(write.remove), after: undefined, at: now() };
  };
  const heard: Table = {
    ...table,
    async write(writes) {
      const changes = await Promise.all(writes.map(changeOf));
      await table.write(writes);
      events.push(...changes.flatMap((change) => (change && eventOf(change)) ?? []));
      for (const write of writes)
        if ('put' in write && isRegister(write.put)) kept.set(`${write.put.pk} ${write.put.sk}`, write.put);
    },
  };
  return { table: heard, events, kept };
};
