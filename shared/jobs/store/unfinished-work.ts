import type { ReadingBudget } from '../../access/rules/reading-budget.ts';
import { toReadingBudget } from '../../access/store/reading-budget.ts';
import type { Instant } from '../../base/instant.ts';
import { HandOver } from '../../link/rules/hand-over.ts';
import { Erasure } from '../../privacy/rules/erasure.ts';
import type { Outbox } from '../../register-import/rules/outbox.ts';
import { toOutbox } from '../../register-import/store/outbox-store.ts';
import { AreaMove } from '../../relocation/rules/area-move.ts';
import { HouseholdMove } from '../../relocation/rules/household-move.ts';
import { recordOf } from '../../table/item.ts';
import { type Partition, partitionOver } from '../../table/partition.ts';
import type { Item, Table } from '../../table/table.ts';
import { unfinishedPartition } from '../../table/unfinished-key.ts';

export type UnfinishedWork =
  | { readonly kind: 'hand-over'; readonly it: HandOver }
  | { readonly kind: 'move'; readonly it: AreaMove }
  | { readonly kind: 'readings'; readonly it: ReadingBudget }
  | { readonly kind: 'erasure'; readonly it: Erasure }
  | { readonly kind: 'household-move'; readonly it: HouseholdMove }
  | { readonly kind: 'import'; readonly it: Outbox };

/** The work in an item of `unfinishedWork`. */
export const workIn = (item: Item): UnfinishedWork => {
  const record = recordOf(item);
  if (item.sk.startsWith('READ#')) return { kind: 'readings', it: toReadingBudget(item) };
  if (item.pk.startsWith('OUTBOX#')) return { kind: 'import', it: toOutbox(item) };
  if (item.sk === 'HANDOVER') return { kind: 'hand-over', it: HandOver.parse(record) };
  if (item.sk === 'HOUSEHOLD') return { kind: 'household-move', it: HouseholdMove.parse(record) };
  if (item.sk === 'ERASURE') return { kind: 'erasure', it: Erasure.parse(record) };
  return { kind: 'move', it: AreaMove.parse(record) };
};

/** What somebody has to look at by `now`. */
export const unfinishedWork = (table: Table, now: Instant): Partition =>
  partitionOver(table, { index: 'clock', pk: unfinishedPartition(), upTo: now });
