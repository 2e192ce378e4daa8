import { Access } from '../domain/access/access.ts';
import type { Instant } from '../domain/instant.ts';
import type { Gate } from './gate.ts';
import { recordOf } from './item.ts';
import { keys, lists } from './keys.ts';
import { listPage } from './pager.ts';
import type { Table } from './table.ts';

/** Kept for three years, as the retention page of docs/privacy.md states. */
const KEPT_SECONDS = 3 * 365 * 86_400;

export interface AccessLog {
  /**
   * Notes that `gate.who` read the records of these subjects, before anything is shown: if it cannot be written,
   * the read fails.
   */
  note(gate: Gate, subjects: readonly string[]): Promise<void>;
  /** Who read the records of these subjects, newest first within each. */
  list(
    subjects: readonly string[],
    page: { limit: number; cursor?: string | undefined },
    gate: Gate,
  ): Promise<{ items: Access[]; next?: string | undefined }>;
}

export const accessLog = (table: Table, now: () => Instant, newId: () => string): AccessLog => ({
  async note({ who, action }, subjects) {
    const at = now();
    const expiresAt = Math.floor(Date.parse(at) / 1_000) + KEPT_SECONDS;
    const items = [...new Set(subjects)].map((subject) => ({
      ...keys.access(subject, at, newId()),
      reader: who.id,
      role: who.role,
      purpose: action,
      at,
      expiresAt,
    }));
    await table.load(items);
  },
  async list(subjects, { limit, cursor }, gate) {
    const parts = subjects.map((subject) => ({ pk: lists.accesses(subject), newestFirst: true }));
    const asked = { by: gate.who.id, accesses: subjects };
    const page = await listPage(table, { parts, asked, limit, cursor });
    return { ...page, items: page.items.map((item) => Access.parse(recordOf(item))) };
  },
});
