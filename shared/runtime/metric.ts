import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Count } from '../base/log.ts';

/** The name of the service is the one dimension. */
export const METRICS = { namespace: 'Doorstep', serviceName: 'doorstep' } as const;

/**
 * Numbers in CloudWatch's embedded metric format: the log makes a metric of the line, so nothing is called and nothing
 * is paid for in hours without one.
 */
export const powertoolsCount = (): Count => {
  const metrics = new Metrics(METRICS);
  return (name, value) => void metrics.addMetric(name, MetricUnit.Count, value).publishStoredMetrics();
};
