import { type Stopper, stopper } from '../../local/stopper.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** What a shell says of a program that ended at Ctrl-C. */
const INTERRUPTED = 130;

/** Runs `work` and stops whatever it handed over to be stopped: in the end, after a failure, and at Ctrl-C. */
export const withStops = async <T>(work: (stops: Stopper) => Promise<T>): Promise<T> => {
  const stops = stopper();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    // Work fails when what it needs is stopped at Ctrl-C, and then asks to stop, too.
    stopping ??= stops.stop();
    return stopping;
  };
  const leave = () => void stop().finally(() => process.exit(INTERRUPTED));
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    return await work(stops);
  } finally {
    await stop();
    for (const signal of SIGNALS) process.off(signal, leave);
  }
};
