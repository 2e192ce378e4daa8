import type { Instant } from '../../base/instant.ts';
import { HandOver } from '../../link/rules/hand-over.ts';
import { AreaMove } from '../../relocation/rules/area-move.ts';
import { recordOf } from '../../table/item.ts';
import { type Partition, partitionOver } from '../../table/partition.ts';
import type { Item, Table } from '../../table/table.ts';
import { unfinishedPartition } from '../../table/unfinished-key.ts';

export type UnfinishedWork =
  | { readonly kind: 'hand-over'; readonly it: HandOver }
  | { readonly kind: 'move'; readonly it: AreaMove };

export const workIn = (item: Item): UnfinishedWork =>
  item.sk === 'HANDOVER'
    ? { kind: 'hand-over', it: HandOver.parse(recordOf(item)) }
    : { kind: 'move', it: AreaMove.parse(recordOf(item)) };

/** What somebody has to look at by `now`. */
export const unfinishedWork = (table: Table, now: Instant): Partition =>
  partitionOver(table, { index: 'clock', pk: unfinishedPartition(), upTo: now });
