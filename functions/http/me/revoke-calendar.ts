import * as z from 'zod/mini';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { revokeCalendar } from '../../../shared/visit/store/calendar-store.ts';

export default endpoint({
  method: 'DELETE',
  path: '/me/calendar',
  action: 'my-calendar.change',
  summary: 'Make the secret address of my calendar stop working; it may be gone already.',
  answers: z.object({ revoked: z.literal(true) }),

  async run({ who }, ctx) {
    await revokeCalendar(ctx, who.id);
    return { revoked: true as const };
  },
});
