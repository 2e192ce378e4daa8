import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { MetricName } from '../../shared/base/log.ts';
import { lookNumbers } from '../../shared/jobs/rules/look-number.ts';
import { METRICS } from '../../shared/runtime/metric.ts';
import type { ServiceContext } from './service-context.ts';
import { FIVE_MINUTES } from './watch.ts';

const metricName: MetricName = 'LooksFailed';

/** One alarm for all daily looks: an alarm each would cost more than the rest of an idle month. Which failed, its number says. */
export const lookAlarm = ({ stack, watch }: ServiceContext): void => {
  const { namespace, serviceName: service } = METRICS;
  watch(new Construct(stack, 'Looks'), {
    kind: 'Look failed',
    subject: 'look-after',
    impactIfDown: `A daily look failed, and the others ran. Which, says the number in the reason of this alarm, added up where it was more than one: ${lookNumbers()}.`,
    metric: new Metric({
      namespace,
      metricName,
      dimensionsMap: { service },
      statistic: 'Maximum',
      period: FIVE_MINUTES,
    }),
    threshold: 1,
  });
};
