import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { CaseArea } from '../../shared/base/vocabulary.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { rollUpBoard } from '../../shared/statistics/store/board-store.ts';
import type { Context } from '../../shared/table/context.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Data = z.object({ area: CaseArea, areaBefore: z.optional(CaseArea) });
const Message = z.object({ detail: z.object({ data: Data }) });

const areasIn = (body: unknown): string[] => {
  const { area, areaBefore } = Message.parse(body).detail.data;
  return areaBefore === undefined ? [area] : [area, areaBefore];
};

/** Sums up every area of the batch once, however many of its cases changed. What failed is handed back alone. */
export const rollUpCases = (event: SQSEvent, ctx: Context): Promise<SQSBatchResponse> => {
  const summed = new Map<string, Promise<void>>();

  const sumOnce = (area: string): Promise<void> => {
    const running = summed.get(area) ?? rollUpBoard(ctx, area);
    summed.set(area, running);
    return running;
  };

  return eachMessage(event, ctx, 'the cases of an area could not be summed up', async (body) => {
    for (const area of areasIn(body)) await sumOnce(area);
  });
};

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => rollUpCases(event, lambdaContext());
