export interface Stopper {
  add(stop: () => Promise<void>): void;
  /** Stops the last thing started first. */
  stop(): Promise<void>;
}

/** What has been started, so that it can be stopped, also when something after it did not start. */
export const stopper = (): Stopper => {
  const started: (() => Promise<void>)[] = [];
  return {
    add: (stop) => started.push(stop),
    async stop() {
      for (let stop = started.pop(); stop !== undefined; stop = started.pop()) await stop();
    },
  };
};
