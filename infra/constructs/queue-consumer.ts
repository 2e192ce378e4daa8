import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Consumer } from '../../events/consumers.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { constructId, type ServiceContext } from './service-context.ts';
import { serviceFunction } from './service-function.ts';
import { FIVE_MINUTES, type Watch } from './watch.ts';

const TIMEOUT = Duration.minutes(1);
/** Lambda's advice: six times the function's timeout, so that a message is not seen twice at once. */
const HIDDEN = Duration.minutes(6);
const BEHIND_SECONDS = 15 * 60;

const queuesFor = (scope: Construct, { name, impactIfDown }: Consumer, watch: Watch) => {
  const deadLetters = deadLetterQueue(scope, { subject: name, impactIfDown, watch });
  const queue = new Queue(scope, 'Queue', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    visibilityTimeout: HIDDEN,
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
  watch(scope, {
    kind: 'Queue behind',
    subject: name,
    impactIfDown,
    metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES }),
    threshold: BEHIND_SECONDS,
  });
  return { queue, deadLetters };
};

/** A function fed by a queue that a rule of the bus fills. One bad message goes back alone, five times at most. */
export const queueConsumer = (
  context: ServiceContext,
  consumer: Consumer,
  types: readonly string[],
): LambdaFunction => {
  const { name, entry, impactIfDown } = consumer;
  const scope = new Construct(context.stack, `${constructId(name)}Queue`);
  const { queue, deadLetters } = queuesFor(scope, consumer, context.watch);
  const reaction = serviceFunction(context, {
    name,
    entry,
    impactIfDown,
    uses: ['table'],
    timeout: TIMEOUT,
    errorsToRing: 1,
  });
  reaction.addEventSource(
    new SqsEventSource(queue, {
      batchSize: 10,
      maxBatchingWindow: Duration.seconds(5),
      reportBatchItemFailures: true,
    }),
  );
  new Rule(scope, 'Rule', {
    description: impactIfDown,
    eventBus: context.bus,
    eventPattern: { source: ['doorstep'], detailType: [...types] },
    // An event that never reaches the queue looks the same in the dead letters, so one redrive serves both.
    targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
  });
  return reaction;
};
