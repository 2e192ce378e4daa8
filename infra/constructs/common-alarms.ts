import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ServiceContext } from './service-context.ts';
import { FIVE_MINUTES } from './watch.ts';

const SLOW_MS = 3_000;

/** What nobody owns alone: the gateway, the table and the account's share of Lambda. */
export const commonAlarms = ({ stack, data, watch }: ServiceContext, api: HttpApi): void => {
  const scope = new Construct(stack, 'Common');
  watch(scope, {
    kind: 'API errors',
    subject: 'gateway',
    impactIfDown:
      'Requests break: reports, steps and lists answer with an error; phones keep what was not taken.',
    metric: api.metricServerError({ period: FIVE_MINUTES }),
    threshold: 5,
  });
  watch(scope, {
    kind: 'API slow',
    subject: 'gateway',
    impactIfDown: 'Everything works but people wait; on poor networks the phones begin to give up.',
    metric: api.metricLatency({ period: FIVE_MINUTES, statistic: 'p95' }),
    threshold: SLOW_MS,
    periods: 3,
  });
  watch(scope, {
    kind: 'Table throttled',
    subject: 'records',
    impactIfDown:
      'Some writes are refused for a while; clients send again and nothing is lost, but work is slow.',
    metric: data.table.metric('WriteThrottleEvents', { period: FIVE_MINUTES, statistic: 'Sum' }),
    threshold: 10,
  });
  watch(scope, {
    kind: 'Functions throttled',
    subject: 'account',
    impactIfDown: 'The account runs as many functions as it may at once; requests wait or fail.',
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      statistic: 'Sum',
      period: FIVE_MINUTES,
    }),
    threshold: 10,
  });
};
