import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { GridCode, gridOf } from '../../shared/base/area-code.ts';
import { WorkerId } from '../../shared/base/id.ts';
import { subjectsOfWorker } from '../../shared/handover/use-cases/hand-over-work.ts';
import { householdsOf } from '../../shared/programme/rules/subject.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { firstChangeIn } from '../../shared/runtime/first-change.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { rollUp } from '../../shared/statistics/use-cases/roll-up.ts';
import type { Context } from '../../shared/table/context.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Changed = z.union([z.object({ grid: GridCode }), z.object({ worker: WorkerId })]);
const Message = z.object({ detail: z.object({ data: Changed }) });

/** The grids to count: the one that is told, or those of all doors that a worker comes to. */
const gridsIn = async (body: unknown, ctx: Context): Promise<string[]> => {
  const { data } = Message.parse(body).detail;
  if ('grid' in data) return [data.grid];
  const subjects = await subjectsOfWorker(ctx, data.worker);
  return [...new Set(subjects.flatMap(householdsOf).map(gridOf))];
};

/**
 * Counts every grid of the batch once, however many of its households changed, and sums up the areas above it. What
 * could not be counted is handed back alone and comes again.
 */
export const rollUpCoverage = (event: SQSEvent, ctx: Context): Promise<SQSBatchResponse> => {
  const upTo = firstChangeIn(event);
  const counted = new Map<string, Promise<void>>();

  const countOnce = (grid: string): Promise<void> => {
    const running = counted.get(grid) ?? rollUp(ctx, [grid], upTo);
    counted.set(grid, running);
    return running;
  };

  return eachMessage(event, ctx, 'a grid could not be counted', async (body) => {
    for (const grid of await gridsIn(body, ctx)) await countOnce(grid);
  });
};

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => rollUpCoverage(event, lambdaContext());
