import { finishWork } from '../../../functions/sweeps/finish-work.ts';
import { reconcileInboxes } from '../../../functions/sweeps/mend-inboxes.ts';
import { remindOfVisits } from '../../../functions/sweeps/remind-of-visits.ts';
import { sweepOverdue } from '../../../functions/sweeps/sweep-overdue.ts';
import { applyDueLinkDates } from '../../../functions/sweeps/turn-links.ts';
import type { Context } from '../../../shared/table/context.ts';
import { pick } from '../campaign-kills/chance.ts';
import { drawFrom } from './draw.ts';
import { type Fate, lifeOver } from './life.ts';
import { placeOf } from './servers.ts';
import type { World } from './world.ts';

const jobs: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  finishWork,
  sweepOverdue,
  applyDueLinkDates,
  remindOfVisits,
  reconcileInboxes,
};

const runOnce = async (world: World, name: string, fate: Fate | undefined): Promise<void> => {
  const { database, scheduler, chance, servers, failedJobs } = world;
  const errors: string[] = [];
  const life = lifeOver(database, scheduler, chance, fate);
  try {
    await jobs[name]?.(servers.contextOn(life.table, errors));
  } catch (error) {
    if (!life.wasStruck()) failedJobs.push(`${name}: ${errors.at(-1) ?? placeOf(error)}`);
  }
};

const LONGEST_PAUSE_MS = 40 * 60_000;

/** The schedule: one job or the other, until everybody has gone home. */
export const runJobs = async (world: World, isOver: () => boolean): Promise<void> => {
  const draw = drawFrom(world.setting.seed, 'jobs');
  while (!isOver()) {
    await world.scheduler.sleep(draw.upTo(LONGEST_PAUSE_MS));
    const name = draw.of(Object.keys(jobs)) ?? 'finishWork';
    const fate: Fate = {
      request: 1 + pick(draw.chance, 40),
      when: draw.isOneIn(2) ? 'after' : 'before',
      isDeadly: true,
    };
    await runOnce(world, name, draw.isOneIn(5) ? fate : undefined);
  }
};

/** Longer than clocks differ, and than unfinished work waits for whoever began it. */
const ROUND_MS = 12 * 60_000;

/** Undisturbed, as often as work may be left over. */
export const runAllJobs = async (world: World, rounds: number): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    await world.scheduler.sleep(ROUND_MS);
    for (const name of Object.keys(jobs)) await runOnce(world, name, undefined);
  }
};
