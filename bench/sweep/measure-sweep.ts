import { sweepOverdue } from '../../functions/sweeps/sweep-overdue.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import type { Context } from '../../shared/table/context.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { meter } from '../meter/meter.ts';
import { readingOf } from '../meter/reading.ts';
import { silentLog } from '../silent-log.ts';
import { onTestbed, TABLE } from '../testbed.ts';
import { LATE, loadCases } from './load-cases.ts';

export interface SweepRun {
  readonly n: number;
  readonly k: number;
  /** To find what is due; must not depend on n. */
  readonly requests: number;
  readonly readUnits: number;
  readonly writeRequests: number;
  readonly writeUnits: number;
  readonly changed: number;
  readonly complete: boolean;
  readonly loadedInS: number;
  readonly sweptInS: number;
  readonly unitsDisagreed: number;
}

const seconds = (sinceMs: number) => Math.round((performance.now() - sinceMs) / 100) / 10;

/** P3: one sweep over `n` open cases of which `k` are due, on a table and an engine of its own. */
export const measureSweep = (n: number, k: number): Promise<SweepRun> =>
  onTestbed(async (testbed) => {
    const loading = performance.now();
    await loadCases(dynamoTable(testbed.client(), TABLE), n, k);
    const loadedInS = seconds(loading);

    const client = testbed.client();
    const { calls } = meter(client);
    const ctx: Context = contextOver(dynamoTable(client, TABLE), silentLog, () => LATE);
    const sweeping = performance.now();
    const { changed, complete } = await sweepOverdue(ctx);
    const sweptInS = seconds(sweeping);
    const { readRequests: requests, readUnits, writeRequests, writeUnits, disagreed } = readingOf(calls);
    return {
      n,
      k,
      requests,
      readUnits,
      writeRequests,
      writeUnits,
      changed,
      complete,
      loadedInS,
      sweptInS: sweptInS,
      unitsDisagreed: disagreed,
    };
  });
