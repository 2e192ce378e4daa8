import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { CaseArea } from '../../shared/base/vocabulary.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { firstChangeIn } from '../../shared/runtime/first-change.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { rollUpBoards } from '../../shared/statistics/use-cases/roll-up-boards.ts';
import type { Context } from '../../shared/table/context.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Data = z.object({ area: CaseArea, areaBefore: z.optional(CaseArea) });
const Message = z.object({ detail: z.object({ data: Data }) });

const areasIn = (body: unknown): string[] => {
  const { area, areaBefore } = Message.parse(body).detail.data;
  return areaBefore === undefined ? [area] : [area, areaBefore];
};

/** Of all messages; one that cannot be read is told when its turn comes. */
const areasOf = ({ Records }: SQSEvent): string[] =>
  Records.flatMap(({ body }) => {
    try {
      return areasIn(JSON.parse(body));
    } catch {
      return [];
    }
  });

/** Sums up every area of the batch, and above it, once, however many of its cases changed. What failed is handed back alone. */
export const rollUpCases = async (event: SQSEvent, ctx: Context): Promise<SQSBatchResponse> => {
  const failuresOf = await rollUpBoards(ctx, areasOf(event), firstChangeIn(event));
  return eachMessage(event, ctx, 'the cases of an area could not be summed up', async (body) => {
    const failures = areasIn(body).flatMap(failuresOf);
    if (failures.length > 0) throw failures[0];
  });
};

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => rollUpCases(event, lambdaContext());
