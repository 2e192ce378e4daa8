import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Context } from '../table/context.ts';

/**
 * Processes the messages of a batch one after the other. One that fails is logged as `failed` with its number, handed back
 * alone and comes again; the rest is done.
 */
export const eachMessage = (
  event: SQSEvent,
  { log }: Context,
  failed: string,
  processBody: (body: unknown, messageId: string) => Promise<void>,
): Promise<SQSBatchResponse> => {
  const processRecord = async ({ body, messageId }: SQSRecord): Promise<void> => {
    try {
      await processBody(JSON.parse(body), messageId);
    } catch (error) {
      log.failed(failed, error, { messageId });
      throw error;
    }
  };
  return processPartialResponse(event, processRecord, new BatchProcessor(EventType.SQS), {
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
};
