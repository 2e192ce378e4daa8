import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { MetricName } from '../../shared/base/log.ts';
import { METRICS } from '../../shared/runtime/metric.ts';
import type { ServiceContext } from './service-context.ts';
import { FIVE_MINUTES } from './watch.ts';

const metricName: MetricName = 'MessagesGivenUp';

/** A message that nobody took is no error of a function, and leaves no letter in a queue. */
export const messageAlarm = ({ stack, watch }: ServiceContext): void => {
  const { namespace, serviceName: service } = METRICS;
  watch(new Construct(stack, 'Messages'), {
    kind: 'Messages given up',
    subject: 'ways of telling',
    impactIfDown:
      'Somebody, or another system, was not told that something is new; it stands in the inbox and can be replayed.',
    metric: new Metric({
      namespace,
      metricName,
      dimensionsMap: { service },
      statistic: 'Sum',
      period: FIVE_MINUTES,
    }),
    threshold: 1,
  });
};
