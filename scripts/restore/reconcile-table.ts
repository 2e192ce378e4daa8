import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { areasByDepth } from '../../shared/base/area-code.ts';
import type { Instant } from '../../shared/base/instant.ts';
import { caseKey } from '../../shared/case/store/keys.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import { powertoolsLog } from '../../shared/runtime/log.ts';
import { reconcileSums } from '../../shared/statistics/use-cases/reconcile-sums.ts';
import type { Context } from '../../shared/table/context.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { allOf, type Table } from '../../shared/table/table.ts';
import { reconcileCase } from './reconcile-case.ts';
import { type Survey, surveyOf, type Writer } from './survey.ts';

interface Restored {
  readonly client: DynamoDBClient;
  /** Of the restored table. */
  readonly name: string;
  /** Only says what it would do. */
  readonly dryRun: boolean;
  readonly now: () => Instant;
}

export interface Report {
  readonly cases: number;
  /** Cases that did not equal their timelines. */
  readonly torn: number;
  /** Steps that had reached only one of the two cases that took them. */
  readonly halved: number;
  /** Counters of cases that did not equal the timelines. */
  readonly counters: number;
  /** Inboxes whose notices were not in a whole order. */
  readonly inboxes: number;
  /** Areas and grids whose sums were made anew. */
  readonly summed: number;
}

const REMOVED_AT_ONCE = 100;

const writer =
  (table: Table, dryRun: boolean): Writer =>
  async (puts, removes) => {
    if (dryRun) return;
    await table.load(puts);
    for (let start = 0; start < removes.length; start += REMOVED_AT_ONCE) {
      const some = removes.slice(start, start + REMOVED_AT_ONCE);
      await table.write(some.map((key) => ({ remove: key, guard: 'exists' })));
    }
  };

/** A step that only one of two cases took is taken back, and what the case did after it; answers how many those were. */
const takeBackHalves = async (table: Table, survey: Survey, write: Writer): Promise<number> => {
  const upTo = new Map<string, number>();
  let taken = 0;
  for (let half = survey.pairs.halved(); half !== undefined; half = survey.pairs.halved()) {
    const { pk } = caseKey(half.caseId);
    const items = await allOf(table, { pk });
    const [before, after] = [reconcileCase(items, upTo.get(pk)), reconcileCase(items, half.version)];
    upTo.set(pk, half.version);
    survey.pairs.tell(pk, after.timeline);
    survey.counters.add(before.additions, -1);
    survey.counters.add(after.additions, 1);
    await write(after.puts, after.removes);
    taken += 1;
  }
  return taken;
};

const sumUp = async (ctx: Context, survey: Survey): Promise<void> => {
  const areas = [...survey.counters.areas(), ...survey.grids];
  for (const area of areasByDepth(areas).flat()) await reconcileSums(ctx, area);
};

/**
 * Makes a table that was restored from a backup whole again: each case equals its timeline, counters equal a recount,
 * and the sums of all areas are made anew. Nobody else may write to the table meanwhile. Safe to run twice.
 */
export const reconcileTable = async (restored: Restored): Promise<Report> => {
  const table = dynamoTable(restored.client, restored.name);
  const write = writer(table, restored.dryRun);
  const survey = await surveyOf(restored, write);
  const halved = await takeBackHalves(table, survey, write);
  const { puts, removes } = survey.counters.change();
  await write(puts, removes);
  // A sum gives way only to one of other changes, so those of the backup, which may be of any second, have to go first.
  await write([], survey.sums);
  if (!restored.dryRun) await sumUp(contextOver(table, powertoolsLog(), restored.now), survey);
  return {
    cases: survey.cases,
    torn: survey.torn,
    halved,
    counters: puts.length + removes.length,
    inboxes: survey.inboxes,
    summed: survey.counters.areas().length + survey.grids.size,
  };
};
