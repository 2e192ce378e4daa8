import type { Gate } from '../../access/store/gate.ts';
import { listPage } from '../../table/pager.ts';
import type { Table } from '../../table/table.ts';
import { type FollowUpLine, toFollowUpLine } from './follow-up-item.ts';
import { ordersPartition } from './keys.ts';

interface OrderQuestion {
  readonly area: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface FollowUpStore {
  /** The unsettled orders that the level of an area has given, by the moment for their answer. */
  list(gate: Gate, question: OrderQuestion): Promise<{ items: FollowUpLine[]; next?: string | undefined }>;
}

export const followUpStore = (table: Table): FollowUpStore => ({
  async list(gate, { area, limit, cursor }) {
    const parts = [{ index: 'work' as const, pk: ordersPartition(area) }];
    const page = await listPage(table, { parts, asked: { by: gate.who.id, orders: area }, limit, cursor });
    return { ...page, items: page.items.map(toFollowUpLine) };
  },
});
