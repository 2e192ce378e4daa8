import { type Stopper, stopper } from '../../local/stopper.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs `work` and stops whatever it handed over to be stopped: in the end, after a failure, and at Ctrl-C. */
export const withStops = async <T>(work: (stops: Stopper) => Promise<T>): Promise<T> => {
  const stops = stopper();
  const leave = () => void stops.stop().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    return await work(stops);
  } finally {
    for (const signal of SIGNALS) process.off(signal, leave);
    await stops.stop();
  }
};
