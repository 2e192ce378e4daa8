import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Ulid, Version } from '../../shared/base/id.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type NewsServices, newsServicesOver } from '../../shared/runtime/news-services.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Message = z.object({ detail: z.object({ data: z.object({ caseId: Ulid, version: Version }) }) });

/** Tells everybody who has to know of a step of a case, once, whatever comes twice, late or out of order. */
export const fillInboxes = (event: SQSEvent, services: NewsServices): Promise<SQSBatchResponse> =>
  eachMessage(event, services, 'nobody could be told of a step', async (body) => {
    const { caseId, version } = Message.parse(body).detail.data;
    await services.newsDesk.tell(caseId, version);
  });

const services = lambdaServices(newsServicesOver);

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => fillInboxes(event, services());
