import * as z from 'zod/mini';
import { Instant } from '../../shared/base/instant.ts';
import type { LocalClock } from '../clock.ts';
import type { Target } from '../gateway/target.ts';
import { localGet, localPost } from './local-route.ts';

const shown = (clock: LocalClock) => ({ now: clock.now(), realNow: new Date().toISOString() });

/** Moves the host's clock, so that a deadline can be seen to pass without waiting for it. */
export const clockRoutes = (clock: LocalClock): Target[] => [
  localGet('/local/clock', () => shown(clock)),
  localPost('/local/clock', z.strictObject({ now: z.nullable(Instant) }), ({ now }) => {
    clock.moveTo(now);
    return shown(clock);
  }),
];
