import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is left on the heap after a full collection, in MB. */
export const heapReader = (): (() => number) => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  return () => {
    collect();
    return Math.round(process.memoryUsage().heapUsed / 10_485.76) / 100;
  };
};
