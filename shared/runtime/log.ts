import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../base/log.ts';
import { metricLine } from './metric.ts';

const placeOf = (error: unknown): { error: string; at: string | undefined } =>
  error instanceof Error
    ? {
        error: error.name,
        at: error.stack
          ?.split('\n')
          .find((line) => line.trimStart().startsWith('at '))
          ?.trim(),
      }
    : { error: typeof error, at: undefined };

export const powertoolsLog = (): Log => {
  const logger = new Logger({ serviceName: 'doorstep' });
  return {
    info: (message, facts = {}) => logger.info(message, facts),
    failed: (message, error, facts = {}) => logger.error(message, { ...facts, ...placeOf(error) }),
    // Past the console, which on Lambda would wrap the line into one of its own.
    counted: (name, value) => void process.stdout.write(`${metricLine(name, value, new Date())}\n`),
  };
};
