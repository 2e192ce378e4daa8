import type { MetricName } from '../base/log.ts';

export const METRICS = { namespace: 'Doorstep', dimensions: { service: 'doorstep' } } as const;

/**
 * A number as CloudWatch's embedded metric format has it: the log makes a metric of the line, so nothing is called and
 * nothing is paid for in hours without one.
 */
export const metricLine = (name: MetricName, value: number, now: Date): string =>
  JSON.stringify({
    _aws: {
      Timestamp: now.getTime(),
      CloudWatchMetrics: [
        {
          Namespace: METRICS.namespace,
          Dimensions: [Object.keys(METRICS.dimensions)],
          Metrics: [{ Name: name, Unit: 'Count' }],
        },
      ],
    },
    ...METRICS.dimensions,
    [name]: value,
  });
