import { chanceFrom } from '../campaign-kills/chance.ts';
import { live } from './client.ts';
import { drawFrom } from './draw.ts';
import { runAllJobs, runJobs } from './jobs.ts';
import { type Fault, judged } from './judge.ts';
import { withSeededTime } from './seeded-time.ts';
import { sendUntilAnswered } from './send.ts';
import { type Setting, type World, worldOf } from './world.ts';

export interface History {
  readonly seed: number;
  readonly operations: number;
  readonly sendings: number;
  readonly turns: number;
  readonly faults: readonly Fault[];
}

/** Everybody at once, and the jobs beside them. */
const everybody = async (world: World): Promise<void> => {
  let left = world.setting.clients;
  const clients = Array.from({ length: left }, async (_, client) => {
    await live(world, client);
    left -= 1;
  });
  await Promise.all([...clients, runJobs(world, () => left === 0)]);
};

/** When all is quiet some of it comes once more, from phones that were away. */
const stragglers = async (world: World): Promise<void> => {
  const { operations, setting } = world;
  for (const operation of operations) {
    const draw = drawFrom(setting.seed, `${operation.name} comes late`);
    if (draw.isOneIn(3)) await sendUntilAnswered(world, operation, draw);
  }
};

const history = async (world: World): Promise<void> => {
  await everybody(world);
  await world.database.settle();
  await runAllJobs(world, 3);
  await stragglers(world);
  await runAllJobs(world, 2);
};

/** R2: one random history, and all that is wrong with it. */
export const runHistory = async (setting: Setting): Promise<History> => {
  const world = await worldOf(setting);
  const { scheduler, operations } = world;
  await withSeededTime(scheduler, chanceFrom(setting.seed, 'the code'), () => scheduler.run(history(world)));
  return {
    seed: setting.seed,
    operations: operations.length,
    sendings: operations.reduce((sum, { sendings }) => sum + sendings.length, 0),
    turns: scheduler.turns(),
    faults: await judged(world),
  };
};
