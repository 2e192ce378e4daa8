import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Ulid, Version } from '../../shared/base/id.ts';
import { notifyOfStep } from '../../shared/notification/use-cases/case-notifier.ts';
import { followReport } from '../../shared/relocation/use-cases/follow-household.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import type { Context } from '../../shared/table/context.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Message = z.object({ detail: z.object({ data: z.object({ caseId: Ulid, version: Version }) }) });

/** Files a report where its household is today, and tells everybody who has to know of a step of a case, once, whatever comes twice, late or out of order. */
export const fillInboxes = (event: SQSEvent, ctx: Context): Promise<SQSBatchResponse> =>
  eachMessage(event, ctx, 'nobody could be told of a step', async (body) => {
    const { caseId, version } = Message.parse(body).detail.data;
    if (version === 1) await followReport(ctx, caseId);
    await notifyOfStep(ctx, caseId, version);
  });

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => fillInboxes(event, lambdaContext());
