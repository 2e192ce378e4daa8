import type { Instant } from '../domain/instant.ts';
import type { Gate } from './gate.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Kept for three years, as the retention page of docs/privacy.md states. */
const KEPT_SECONDS = 3 * 365 * 86_400;

export interface AccessLog {
  /**
   * Notes that `gate.who` read the records of these subjects, before anything is shown: if it cannot be written,
   * the read fails.
   */
  note(gate: Gate, subjects: readonly string[]): Promise<void>;
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
});
