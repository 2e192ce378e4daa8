import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { CaseArea } from '../../shared/base/vocabulary.ts';
import { type Core, coreOver } from '../../shared/runtime/core.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Data = z.object({ area: CaseArea, areaBefore: z.optional(CaseArea) });
const Message = z.object({ detail: z.object({ data: Data }) });

const areasIn = (body: unknown): string[] => {
  const { area, areaBefore } = Message.parse(body).detail.data;
  return areaBefore === undefined ? [area] : [area, areaBefore];
};

/** Sums up every area of the batch once, however many of its cases changed. What failed is handed back alone. */
export const rollUpCases = (event: SQSEvent, services: Core): Promise<SQSBatchResponse> => {
  const summed = new Map<string, Promise<void>>();

  const sumOnce = (area: string): Promise<void> => {
    const running = summed.get(area) ?? services.board.rollUp(area);
    summed.set(area, running);
    return running;
  };

  return eachMessage(event, services, 'the cases of an area could not be summed up', async (body) => {
    for (const area of areasIn(body)) await sumOnce(area);
  });
};

const services = lambdaServices(coreOver);

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => rollUpCases(event, services());
