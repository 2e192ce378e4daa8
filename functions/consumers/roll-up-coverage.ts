import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { GridCode, gridOf } from '../../shared/base/area-code.ts';
import { WorkerId } from '../../shared/base/id.ts';
import { subjectsOfWorker } from '../../shared/handover/use-cases/hand-over-work.ts';
import { householdsOf } from '../../shared/programme/rules/subject.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { firstChangeIn } from '../../shared/runtime/first-change.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { rollUpCoverages } from '../../shared/statistics/use-cases/roll-up.ts';
import type { Context } from '../../shared/table/context.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Changed = z.union([
  z.object({ grid: GridCode }),
  z.object({ areas: z.array(GridCode) }),
  z.object({ worker: WorkerId }),
]);
const Message = z.object({ detail: z.object({ data: Changed }) });

/** The grids to count: the one that is told, those of a chunk, or those of all doors that a worker comes to. */
const gridsIn = async (body: string, ctx: Context): Promise<string[]> => {
  const { data } = Message.parse(JSON.parse(body)).detail;
  if ('grid' in data) return [data.grid];
  if ('areas' in data) return data.areas;
  const subjects = await subjectsOfWorker(ctx, data.worker);
  return [...new Set(subjects.flatMap(householdsOf).map(gridOf))];
};

/**
 * Counts every grid of the batch once, however many of its households changed, and sums up each area above them once. A
 * message of which something could not be counted is handed back alone and comes again.
 */
export const rollUpCoverage = async (event: SQSEvent, ctx: Context): Promise<SQSBatchResponse> => {
  const grids = new Map(event.Records.map(({ messageId, body }) => [messageId, gridsIn(body, ctx)]));
  const read = await Promise.allSettled(grids.values());
  const known = read.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failuresOf = await rollUpCoverages(ctx, known, firstChangeIn(event));

  return eachMessage(event, ctx, 'a grid could not be counted', async (_, messageId) => {
    const failures = ((await grids.get(messageId)) ?? []).flatMap(failuresOf);
    if (failures.length > 0) throw failures[0];
  });
};

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => rollUpCoverage(event, lambdaContext());
