import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { CampaignId } from '../../shared/base/campaign-id.ts';
import { findCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { concludeCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import { ChunkHeld, type ChunkRef, publishChunk } from '../../shared/campaign/use-cases/publish-chunk.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import type { Context } from '../../shared/table/context.ts';

/** All that is needed of the event; fields that come later do not matter here. */
const Message = z.object({
  detail: z.object({ data: z.object({ campaign: CampaignId, plan: z.int(), number: z.int() }) }),
});

const chunkIn = ({ body }: SQSRecord): ChunkRef => Message.parse(JSON.parse(body)).detail.data;

/**
 * Puts the visits of a campaign on the list, a chunk for each message. A chunk that failed, or that somebody else
 * holds, is handed back alone and comes again; the rest is done.
 */
export const publishChunks = async (event: SQSEvent, ctx: Context): Promise<SQSBatchResponse> => {
  const { log } = ctx;
  const touched = new Set<string>();

  const processRecord = async (record: SQSRecord): Promise<void> => {
    try {
      const campaign = await publishChunk(ctx, chunkIn(record));
      if (campaign !== undefined) touched.add(campaign.id);
    } catch (error) {
      if (error instanceof ChunkHeld) log.info('a chunk is held', { messageId: record.messageId });
      else log.failed('a chunk could not be published', error, { messageId: record.messageId });
      throw error;
    }
  };

  const answer = await processPartialResponse(event, processRecord, new BatchProcessor(EventType.SQS), {
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
  for (const id of touched) await concludeCampaign(ctx, await findCampaign(ctx, id));
  return answer;
};

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => publishChunks(event, lambdaContext());
