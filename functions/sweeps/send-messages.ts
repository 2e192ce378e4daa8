import type { Count } from '../../shared/base/log.ts';
import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { sweepPartitions } from '../../shared/jobs/use-cases/run-sweep.ts';
import { dueChannels, toChannel } from '../../shared/notification/store/channel-store.ts';
import { deliverTo } from '../../shared/notification/use-cases/deliver.ts';
import type { Send } from '../../shared/notification/use-cases/send.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { powertoolsCount } from '../../shared/runtime/metric.ts';
import { senderFromEnvironment } from '../../shared/runtime/sender-from-environment.ts';
import type { Context } from '../../shared/table/context.ts';
import { CLOCK_SHARDS } from '../../shared/table/key.ts';

/**
 * Carries what is new to those who wanted to be told: one digest a way, in working hours, of a danger at once. A crash
 * between sending and noting sends the same digest again; a receiver knows it by its sequence. Shards go side by side, so that a receiver
 * who does not answer holds up an eighth of the others. What is given up is counted, and that rings.
 */
export const sendMessages = (ctx: Context, send: Send, count: Count): Promise<Certificate> =>
  sweepPartitions(
    {
      job: 'messages',
      partitions: dueChannels(ctx, ctx.now()),
      atOnce: CLOCK_SHARDS,
      idOf: ({ sk }) => sk,
      keyOf: ({ pk, sk }) => `${pk} ${sk}`,
      async process(item) {
        const outcome = await deliverTo(toChannel(item), send, ctx);
        if (outcome === 'given-up') count('MessagesGivenUp', 1);
        return outcome !== 'skipped';
      },
    },
    ctx,
  );

export const handler = async () => {
  const ctx = lambdaContext();
  return sendMessages(ctx, await senderFromEnvironment(ctx), powertoolsCount());
};
