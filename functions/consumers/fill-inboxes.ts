import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { Ulid, Version } from '../../shared/domain/id.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type NewsServices, newsServicesOver } from '../../shared/runtime/news-services.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Message = z.object({ detail: z.object({ data: z.object({ caseId: Ulid, version: Version }) }) });

/** Tells everybody who has to know of a step of a case, once, whatever comes twice, late or out of order. */
export const fillInboxes = (event: SQSEvent, { newsDesk, log }: NewsServices): Promise<SQSBatchResponse> => {
  const settle = async (record: SQSRecord): Promise<void> => {
    try {
      const { caseId, version } = Message.parse(JSON.parse(record.body)).detail.data;
      await newsDesk.tell(caseId, version);
    } catch (error) {
      log.failed('nobody could be told of a step', error, { messageId: record.messageId });
      throw error;
    }
  };

  return processPartialResponse(event, settle, new BatchProcessor(EventType.SQS), {
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
};

const services = lambdaServices(newsServicesOver);

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => fillInboxes(event, services());
