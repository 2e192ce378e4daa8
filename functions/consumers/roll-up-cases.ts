import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { CaseArea } from '../../shared/domain/case/vocabulary.ts';
import { type Core, coreOver } from '../../shared/runtime/core.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Data = z.object({ area: CaseArea, areaBefore: z.optional(CaseArea) });
const Message = z.object({ detail: z.object({ data: Data }) });

const areasIn = ({ body }: SQSRecord): string[] => {
  const { area, areaBefore } = Message.parse(JSON.parse(body)).detail.data;
  return areaBefore === undefined ? [area] : [area, areaBefore];
};

/** Sums up every area of the batch once, however many of its cases changed. What failed is handed back alone. */
export const rollUpCases = (event: SQSEvent, { board, log }: Core): Promise<SQSBatchResponse> => {
  const summed = new Map<string, Promise<void>>();

  const sumOnce = (area: string): Promise<void> => {
    const running = summed.get(area) ?? board.rollUp(area);
    summed.set(area, running);
    return running;
  };

  const settle = async (record: SQSRecord): Promise<void> => {
    try {
      for (const area of areasIn(record)) await sumOnce(area);
    } catch (error) {
      log.failed('the cases of an area could not be summed up', error, { messageId: record.messageId });
      throw error;
    }
  };

  return processPartialResponse(event, settle, new BatchProcessor(EventType.SQS), {
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
};

const services = lambdaServices(coreOver);

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => rollUpCases(event, services());
