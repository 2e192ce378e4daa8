import { Cron } from 'croner';
import { schedules } from '../events/schedules.ts';
import { cronOf } from '../events/timetable.ts';
import type { Log } from '../shared/base/log.ts';
import { loadHandler } from './load-handler.ts';

export interface Schedules {
  readonly names: readonly string[];
  /** Runs a job now and gives back what it answers; nothing for a name that is not in the list. */
  run(name: string): Promise<unknown> | undefined;
  nextRuns(): { readonly name: string; readonly nextRunAt: string | undefined }[];
  stop(): Promise<void>;
}

/** Ticks the jobs of the list in their zone and by the real time, wherever the host's clock has been moved. */
export const startSchedules = async (log: Log): Promise<Schedules> => {
  const jobs = new Map<string, { run: () => Promise<unknown>; cron: Cron }>();
  for (const { name, at, zone, entry } of schedules) {
    const handle = await loadHandler(entry);
    const run = () => handle({ schedule: name });
    const failed = (error: unknown) => log.failed('a scheduled job failed', error, { schedule: name });
    const options = { timezone: zone, protect: true, catch: failed };
    jobs.set(name, { run, cron: new Cron(cronOf(at), options, async () => void (await run())) });
  }
  return {
    names: [...jobs.keys()],
    run: (name) => jobs.get(name)?.run(),
    nextRuns: () => [...jobs].map(([name, { cron }]) => ({ name, nextRunAt: cron.nextRun()?.toISOString() })),
    async stop() {
      for (const { cron } of jobs.values()) cron.stop();
    },
  };
};
