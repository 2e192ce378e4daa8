import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ServiceContext } from './service-context.ts';

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12, height: 6 });

/** One page for whoever is on duty, from what people notice down to what it costs. */
export const dashboard = (
  { stack, data }: ServiceContext,
  api: HttpApi,
  functions: readonly LambdaFunction[],
): void => {
  const { table } = data;
  const page = new Dashboard(stack, 'Dashboard');
  page.addWidgets(
    graph('Requests, and how many broke', [
      api.metricCount(),
      api.metricClientError(),
      api.metricServerError(),
    ]),
    graph('How long people wait (ms)', [
      api.metricLatency({ statistic: 'p50' }),
      api.metricLatency({ statistic: 'p95' }),
    ]),
  );
  page.addWidgets(
    graph(
      'Errors by function',
      functions.map((one) => one.metricErrors()),
    ),
    graph(
      'Runs by function',
      functions.map((one) => one.metricInvocations()),
    ),
  );
  page.addWidgets(
    graph('Read and write units of the table', [
      table.metricConsumedReadCapacityUnits(),
      table.metricConsumedWriteCapacityUnits(),
    ]),
    graph(
      'How far the stream is behind (ms)',
      functions.map((one) => one.metric('IteratorAge', { statistic: 'Maximum' })),
    ),
  );
};
