import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Instant } from '../../shared/base/instant.ts';
import { InboxAddress } from '../../shared/notification/rules/address.ts';
import { enqueueNotice } from '../../shared/notification/store/queue-store.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import type { Context } from '../../shared/table/context.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Message = z.object({
  detail: z.object({
    time: Instant,
    data: z.object({ to: InboxAddress, notice: z.string(), urgent: z.optional(z.literal(true)) }),
  }),
});

/** Gives each notice its place in the order of its inbox, and wakes the channels by which its reader wants to be told. */
export const enqueueNotices = (event: SQSEvent, ctx: Context): Promise<SQSBatchResponse> =>
  eachMessage(event, ctx, 'a notice could not be gathered', async (body) => {
    const { time, data } = Message.parse(body).detail;
    const { to, notice: id, urgent } = data;
    await enqueueNotice(ctx, to, { id, at: time, ...(urgent ? { urgent } : {}) });
  });

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => enqueueNotices(event, lambdaContext());
