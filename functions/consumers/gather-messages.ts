import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Instant } from '../../shared/base/instant.ts';
import { InboxAddress } from '../../shared/notification/rules/address.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type MessageServices, messageServicesOver } from '../../shared/runtime/messaging.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Message = z.object({
  detail: z.object({ time: Instant, data: z.object({ to: InboxAddress, notice: z.string() }) }),
});

/** Gives each notice its place in the order of its inbox, and wakes the ways by which its reader wants to be told. */
export const gatherMessages = (event: SQSEvent, services: MessageServices): Promise<SQSBatchResponse> =>
  eachMessage(event, services, 'a notice could not be gathered', async (body) => {
    const { time, data } = Message.parse(body).detail;
    await services.ways.gather(data.to, { id: data.notice, at: time });
  });

const services = lambdaServices(messageServicesOver);

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => gatherMessages(event, services());
