import type { Day } from '../../base/instant.ts';
import { CLOCK_SHARDS, type Key, slot } from '../../table/key.ts';

export const inboxPartition = (address: string) => `INBOX#${address}`;
export const queuePartition = (address: string) => `MAIL#${address}`;
/** Notices that their reader has not seen. */
export const unreadPartition = (address: string) => `UNREAD#${address}`;
/** Channels by the moment of their next attempt. */
export const channelClock = (channelId: string) => `MAIL#${slot(channelId, CLOCK_SHARDS)}`;
export const channelShard = (shard: number) => `MAIL#${shard}`;
export const noticeKey = (to: string, day: Day, id: string): Key => ({
  pk: inboxPartition(to),
  sk: `${day}#${id}`,
});
export const channelKey = (address: string, id: string): Key => ({
  pk: queuePartition(address),
  sk: `WAY#${id}`,
});
/** That it was removed: sent again, it is not made again. */
export const removedChannelKey = (address: string, id: string): Key => ({
  pk: queuePartition(address),
  sk: `REMOVED#${id}`,
});
export const queueHeadKey = (address: string): Key => ({ pk: queuePartition(address), sk: 'HEAD' });
/** In the order of arrival. */
export const queuedNoticeKey = (address: string, seq: number): Key => ({
  pk: queuePartition(address),
  sk: `OUT#${String(seq).padStart(16, '0')}`,
});
/** That a notice has been given its place in that order. */
export const enqueuedKey = (address: string, id: string): Key => ({
  pk: queuePartition(address),
  sk: `ARRIVED#${id}`,
});
/** How many channels a worker was given: none is given to whoever leaves in that moment. */
export const channelCountKey = (worker: string): Key => ({ pk: `WORKER#${worker}`, sk: 'WAYS' });
/** The key pair under which this deployment is known to push services. */
export const pushKeysKey = (): Key => ({ pk: 'PUSH-KEYS', sk: 'PUSH-KEYS' });
