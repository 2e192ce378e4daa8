import type { Log } from '../shared/base/log.ts';

/** Says nothing while all goes well; a failure in a bench must be seen. */
export const silentLog: Log = {
  info: () => undefined,
  failed: (message, error) => console.error(message, error),
};
