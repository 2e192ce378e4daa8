import type { Day } from '../../shared/base/instant.ts';
import { count, type Json, moveClock, runSchedule } from '../demo/api.ts';
import type { Tick } from './ticks.ts';

/** What a job did in a day. */
export interface DayOfJob {
  readonly runs: number;
  readonly changed: number;
  /** Runs that did not come to their end with everything they had to do. */
  readonly incomplete: number;
}

const NOTHING: DayOfJob = { runs: 0, changed: 0, incomplete: 0 };

const with1 = ({ runs, changed, incomplete }: DayOfJob, answer: Json): DayOfJob => ({
  runs: runs + 1,
  changed: changed + count(answer['changed']),
  incomplete: incomplete + Number(answer['complete'] === false),
});

/** Runs the jobs one after the other, each at its own minute of the host's clock. */
export const runDay = async (ticks: readonly Tick[]): Promise<Map<string, DayOfJob>> => {
  const jobs = new Map<string, DayOfJob>();
  for (const { at, name } of ticks) {
    await moveClock(at);
    jobs.set(name, with1(jobs.get(name) ?? NOTHING, await runSchedule(name)));
  }
  return jobs;
};

/** A day in a line: what changed something, and what did not come to its end. */
export const dayInWords = (day: Day, jobs: ReadonlyMap<string, DayOfJob>): string => {
  const runs = [...jobs.values()].reduce((sum, job) => sum + job.runs, 0);
  const did = [...jobs].flatMap(([name, { changed, incomplete }]) => [
    ...(changed > 0 ? [`${name} changed ${changed}`] : []),
    ...(incomplete > 0 ? [`${name} incomplete ${incomplete} times`] : []),
  ]);
  return `${day}  ${runs} runs: ${did.join(', ') || 'nothing to do'}`;
};
