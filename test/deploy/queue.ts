import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Cloud } from './cloud.ts';

/** How many messages a queue holds, those among them that somebody is working on. */
export const waitingIn = async ({ queues }: Cloud, QueueUrl: string): Promise<number> => {
  const { Attributes = {} } = await queues.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
};
