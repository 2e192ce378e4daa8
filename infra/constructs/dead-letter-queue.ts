import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type AlarmKind, FIVE_MINUTES, type Watch } from './watch.ts';

interface DeadLetterSettings {
  /** What the alarm and the runbook call it. */
  readonly subject: string;
  readonly impactIfDown: string;
  readonly watch: Watch;
}

const kind: AlarmKind = 'Dead letters';

/** Where goes what could not be done, kept for two weeks and never silently: the first letter rings. */
export const deadLetterQueue = (
  scope: Construct,
  { subject, impactIfDown, watch }: DeadLetterSettings,
): Queue => {
  const queue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const metric = queue.metricApproximateNumberOfMessagesVisible({
    period: FIVE_MINUTES,
    statistic: 'Maximum',
  });
  watch(scope, { kind, subject, impactIfDown, metric, threshold: 1 });
  return queue;
};
