import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../base/log.ts';

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
  };
};
