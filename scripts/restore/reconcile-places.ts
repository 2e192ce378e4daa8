import type { InboxAddress } from '../../shared/notification/rules/address.ts';
import { QueuedNotice } from '../../shared/notification/rules/channel.ts';
import { toChannel } from '../../shared/notification/store/channel-store.ts';
import { enqueuedKey, queueHeadKey } from '../../shared/notification/store/keys.ts';
import { Head } from '../../shared/notification/store/queue-store.ts';
import { recordOf } from '../../shared/table/item.ts';
import type { Key } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';

/** What has to be written so that the order of an inbox goes on behind its last place. */
export interface ReconciledPlaces {
  readonly puts: readonly Item[];
  readonly removes: readonly Key[];
}

/**
 * The places of an inbox's notices, made whole. A backup may hold a place without the number that counts it: then every
 * later notice would ask for a place that is taken. Or it holds a note of arrival without its place, which would never
 * be told: that is forgotten, so that `mend-inboxes` gives it one.
 */
export const reconcilePlaces = (address: InboxAddress, items: readonly Item[]): ReconciledPlaces => {
  const beginning = (text: string) => items.filter(({ sk }) => sk.startsWith(text));
  const [head] = beginning('HEAD').map((item) => Head.parse(recordOf(item)));
  const noted = beginning('ARRIVED#');
  const placed = beginning('OUT#').map((item) => ({
    ...QueuedNotice.parse(recordOf(item)),
    expiresAt: item['expiresAt'],
  }));
  const notes = placed.map(({ id, expiresAt }) => ({ ...enqueuedKey(address, id), expiresAt }));

  const reached = [
    ...placed.map(({ seq }) => seq),
    ...beginning('WAY#').map((item) => toChannel(item).sentUpTo),
  ];
  const seq = Math.max(0, ...reached);
  const urgentUpTo = Math.max(
    head?.urgentUpTo ?? 0,
    ...placed.filter(({ urgent }) => urgent).map((one) => one.seq),
  );
  const next = { ...queueHeadKey(address), seq, urgentUpTo, version: (head?.version ?? 0) + 1 };
  const without = <T extends Key>(some: readonly T[], others: readonly Key[]): T[] => {
    const known = new Set(others.map(({ sk }) => sk));
    return some.filter(({ sk }) => !known.has(sk));
  };
  return {
    puts: [...(seq > (head?.seq ?? 0) ? [next] : []), ...without(notes, noted)],
    removes: without(noted, notes).map(({ pk, sk }) => ({ pk, sk })),
  };
};
