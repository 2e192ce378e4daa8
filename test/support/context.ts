import type { Log } from '../../shared/base/log.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import type { Context } from '../../shared/table/context.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Table } from '../../shared/table/table.ts';
import { MONDAY } from './cases.ts';

/** A log that a test can read. */
export const listeningLog = (): Log & { lines: unknown[] } => {
  const lines: unknown[] = [];
  return {
    lines,
    info: (message, facts) => lines.push({ message, ...facts }),
    failed: (message, error, facts) => lines.push({ message, error: String(error), ...facts }),
  };
};

/** Services over a table of their own, with a clock that stands until the test moves it. */
export const testContext = <T extends Table = ReturnType<typeof memoryTable>>(
  table: T = memoryTable() as never,
) => {
  let at = MONDAY;
  const log = listeningLog();
  const ctx: Context = contextOver(table, log, () => at);
  return {
    ctx,
    table,
    log,
    moveTo: (instant: string) => {
      at = instant;
    },
  };
};
