import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { InboxAddress } from '../../shared/domain/inbox/address.ts';
import { Instant } from '../../shared/domain/instant.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type MessageServices, messageServicesOver } from '../../shared/runtime/messaging.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Message = z.object({
  detail: z.object({ time: Instant, data: z.object({ to: InboxAddress, notice: z.string() }) }),
});

/** Gives each notice its place in the order of its inbox, and wakes the ways by which its reader wants to be told. */
export const gatherMessages = (
  event: SQSEvent,
  { ways, log }: MessageServices,
): Promise<SQSBatchResponse> => {
  const settle = async (record: SQSRecord): Promise<void> => {
    try {
      const { time, data } = Message.parse(JSON.parse(record.body)).detail;
      await ways.gather(data.to, { id: data.notice, at: time });
    } catch (error) {
      log.failed('a notice could not be gathered', error, { messageId: record.messageId });
      throw error;
    }
  };

  return processPartialResponse(event, settle, new BatchProcessor(EventType.SQS), {
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
};

const services = lambdaServices(messageServicesOver);

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => gatherMessages(event, services());
