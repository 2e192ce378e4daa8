import { Notice } from '../domain/inbox/notice.ts';
import { startOf } from '../domain/instant.ts';
import { recordOf } from './item.ts';
import { keys, lists } from './keys.ts';
import { listPage } from './pager.ts';
import type { Table, Write } from './table.ts';

const KEPT_SECONDS = 60 * 86_400;

/** A notice that is written once, however often its sender runs. */
export const noticeWrite = (notice: Notice): Write => ({
  put: {
    ...notice,
    ...keys.notice(notice.to, notice.day, notice.id),
    expiresAt: Math.floor(Date.parse(startOf(notice.day)) / 1_000) + KEPT_SECONDS,
  },
  guard: 'absent',
});

export interface InboxStore {
  /** The worker's own notices, newest first. */
  list(
    worker: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<{ readonly items: Notice[]; readonly next?: string | undefined }>;
}

export const inboxStore = (table: Table): InboxStore => ({
  async list(worker, { limit, cursor }) {
    const parts = [{ pk: lists.inboxOf(worker), newestFirst: true }];
    const page = await listPage(table, { parts, asked: { inbox: worker }, limit, cursor });
    return { ...page, items: page.items.map((item) => Notice.parse(recordOf(item))) };
  },
});
