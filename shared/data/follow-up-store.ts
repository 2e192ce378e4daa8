import { readCursor, writeCursor } from './cursor.ts';
import { type FollowUpLine, toFollowUpLine } from './follow-up-item.ts';
import type { Gate } from './gate.ts';
import { partitions } from './keys.ts';
import type { Table } from './table.ts';

interface OrderQuestion {
  readonly area: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface FollowUpStore {
  /** The unsettled orders that the level of an area has given, by the moment for their answer. */
  list(gate: Gate, question: OrderQuestion): Promise<{ items: FollowUpLine[]; next?: string }>;
}

export const followUpStore = (table: Table): FollowUpStore => ({
  async list(gate, { area, limit, cursor }) {
    const asked = { by: gate.who.id, orders: area };
    const { after } = readCursor(asked, cursor);
    const pk = partitions.orders(area);
    const place = after && { pk: after.pk, sk: after.sk, workPk: pk, workSk: after['workSk'] };
    const page = await table.query({ index: 'work', pk, limit, after: place });
    const items = page.items.map(toFollowUpLine);
    return page.next === undefined
      ? { items }
      : { items, next: writeCursor(asked, { part: 0, after: page.next }) };
  },
});
