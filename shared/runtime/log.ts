import { Logger } from '@aws-lambda-powertools/logger';
import { type MetricName, metricLine } from './metric.ts';

/** Structured lines with ids and counts; never a record, a body, a name or a free text. */
export interface Log {
  info(message: string, facts?: Facts): void;
  /** `error`'s name and place are kept; its message is not, because it may quote a record. */
  failed(message: string, error: unknown, facts?: Facts): void;
  /** A number that an alarm watches; only said when there is something to count. */
  counted(name: MetricName, value: number): void;
}

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

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
