import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Consumer } from '../../events/consumers.ts';
import { publishedKeys } from '../../shared/modules.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { constructId, type ServiceContext } from './service-context.ts';
import { serviceFunction } from './service-function.ts';
import { publishedOnly } from './stream-filters.ts';
import { FIVE_MINUTES } from './watch.ts';

/** Changes older than this are given to the dead-letter queue while the stream (24 hours) still has them. */
const TOO_OLD = Duration.hours(12);
const BEHIND_MS = 10 * 60 * 1_000;

/**
 * A function fed by the table's stream, in order within a record. A batch that fails is halved until the one bad
 * record stands alone; that one is tried ten times and then told to the dead-letter queue, and the rest goes on.
 */
export const streamConsumer = (context: ServiceContext, consumer: Consumer): LambdaFunction => {
  const { name, entry, impactIfDown } = consumer;
  const timeout = Duration.minutes(1);
  const reaction = serviceFunction(context, {
    name,
    entry,
    impactIfDown,
    uses: ['table', 'bus'],
    timeout,
    errorsToRing: 1,
  });
  const scope = new Construct(context.stack, `${constructId(name)}Stream`);
  const deadLetters = deadLetterQueue(scope, { subject: name, impactIfDown, watch: context.watch });
  reaction.addEventSource(
    // CDK's own types disagree under exactOptionalPropertyTypes.
    new DynamoEventSource(context.data.table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      maxRecordAge: TOO_OLD,
      onFailure: new SqsDlq(deadLetters),
      filters: publishedOnly(Object.values(publishedKeys)),
    }),
  );
  context.watch(scope, {
    kind: 'Stream behind',
    subject: name,
    impactIfDown,
    metric: reaction.metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'Maximum' }),
    threshold: BEHIND_MS,
  });
  return reaction;
};
