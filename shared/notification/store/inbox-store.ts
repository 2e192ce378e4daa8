import { startOf } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import { listPage } from '../../table/pager.ts';
import { type Item, type Write, WriteRefused } from '../../table/table.ts';
import type { InboxAddress } from '../rules/address.ts';
import { Notice } from '../rules/notice.ts';
import { inboxPartition, noticeKey, unreadPartition } from './keys.ts';

const KEPT_DAYS = 60;

/** A notice that is written once, however often its sender runs; in the index of unread ones until it is read. */
export const noticeWrite = (notice: Notice): Write => {
  const key = noticeKey(notice.to, notice.day, notice.id);
  const expiresAt = expiresAfter(startOf(notice.day), KEPT_DAYS);
  const unread = { workPk: unreadPartition(notice.to), workSk: key.sk };
  return { put: { ...notice, ...key, ...unread, expiresAt }, guard: 'absent' };
};

export const toNotice = (item: Item): Notice => Notice.parse(recordOf(item));

interface InboxPage {
  readonly items: (Notice & { readonly unread: boolean })[];
  readonly next?: string | undefined;
}

const readItem = ({ workPk: _, workSk: __, ...item }: Item): Write => ({ put: item, guard: 'exists' });

/** The notices of an inbox, newest day first. */
export const listNotices = async (
  ctx: Context,
  address: InboxAddress,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<InboxPage> => {
  const parts = [{ pk: inboxPartition(address), newestFirst: true }];
  const page = await listPage(ctx.table, { parts, asked: { inbox: address }, limit, cursor });
  const items = page.items.map((item) => ({ ...toNotice(item), unread: item['workPk'] !== undefined }));
  return { ...page, items };
};

export const countUnread = (ctx: Context, address: InboxAddress): Promise<number> =>
  ctx.table.count({ index: 'work', pk: unreadPartition(address) });

/** Marks notices as read; those that have gone meanwhile are left out. At most 25. */
export const markRead = async (
  ctx: Context,
  address: InboxAddress,
  notices: readonly { day: string; id: string }[],
): Promise<void> => {
  const items = await ctx.table.getMany(notices.map(({ day, id }) => noticeKey(address, day, id)));
  const unread = items.filter((item) => item['workPk'] !== undefined);
  if (unread.length > 0) await ctx.table.write(unread.map(readItem));
};

/** Leaves a notice, once. */
export const leaveNotice = async (ctx: Context, notice: Notice): Promise<void> => {
  try {
    await ctx.table.write([noticeWrite(notice)]);
  } catch (error) {
    // Left before: the event came twice.
    if (!(error instanceof WriteRefused)) throw error;
  }
};
