import type { canaryWorld } from './canary-world.ts';
import { household } from './canary-world.ts';
import * as people from './register.ts';

type World = Awaited<ReturnType<typeof canaryWorld>>;
type Who = typeof people.rightsDesk;

export const REQUEST = '01JQ00000000000000000000R1';

/** What the rights desk does in the world of the canary. */
export const rightsDeskIn = (world: World) => ({
  ask: (right: string, more: object = {}) =>
    world.call('POST', '/rights-requests', people.rightsDesk, {
      body: { id: REQUEST, household: household.id, right, ...more },
    }),
  decide: (more: object = {}) =>
    world.call('POST', `/rights-requests/${REQUEST}/decide`, people.rightsDesk, {
      body: { decision: 'done', ...more },
    }),
  get: (target: string, who: Who = people.rightsDesk) => world.call('GET', target, who),
  report: (id: string, more: object) =>
    world.call('POST', '/cases', people.zhuoma, {
      body: { id, words: 'The bench at the well is broken.', ...more },
    }),
});

export const itself = { type: 'household', id: household.id };
