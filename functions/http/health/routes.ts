import * as z from 'zod/mini';
import type { OpenRoute } from '../../../shared/http/open-route.ts';

/** Asked by whoever watches the service, who has no token. */
export const routes: readonly OpenRoute[] = [
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the gateway reaches a function.',
    contentType: 'application/json',
    answers: z.object({ status: z.literal('ok') }),
  },
];
