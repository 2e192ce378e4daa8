import { gatewayProblem } from '../gateway/problem.ts';
import type { Target } from '../gateway/target.ts';
import type { Feed } from '../keep-running.ts';

const notRunning = (names: readonly string[]) =>
  gatewayProblem(
    503,
    'consumer-not-running',
    `Nothing is handed to: ${names.join(', ')}. The host tries again; its log says why.`,
    { 'retry-after': '1' },
  );

/**
 * `/health` also says which consumers stand still: here they live in the host, while on AWS each has an alarm of its
 * own. Every other target stays as it is.
 */
export const healthOf = (target: Target, feeds: readonly Feed[]): Target => {
  if (target.path !== '/health') return target;
  return {
    ...target,
    async serve(event) {
      const standing = feeds.filter((feed) => !feed.isRunning()).map(({ consumer }) => consumer);
      return standing.length > 0 ? notRunning(standing) : target.serve(event);
    },
  };
};
