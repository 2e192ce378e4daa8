import type { Target } from '../gateway/target.ts';
import type { Schedules } from '../schedules.ts';
import { LocalRefusal, localAction, localGet } from './local-route.ts';

/** The recurring jobs: when each ticks next, and one run now, answered with what the job itself answers. */
export const scheduleRoutes = (schedules: Schedules): Target[] => [
  localGet('/local/schedules', () => ({ items: schedules.nextRuns() })),
  localAction('/local/schedules/{name}/run', ({ name = '' }) => {
    const running = schedules.run(name);
    if (running === undefined)
      throw new LocalRefusal(404, `There is no schedule "${name}"; GET /local/schedules lists them.`);
    return running;
  }),
];
