import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { withdrawLocalHoliday } from '../../../shared/campaign/store/holiday-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'DELETE',
  path: '/holidays/{holidayId}',
  action: 'holiday.change',
  summary:
    'Take a festival back that your area entered, before its campaign opens or after that was cancelled.',
  params: z.strictObject({ holidayId: Ulid }),
  answers: z.object({ id: z.string(), status: z.literal('withdrawn') }),

  async run({ params, authorizer }, ctx) {
    const { id } = await withdrawLocalHoliday(ctx, params.holidayId, authorizer, ctx.now());
    return { id, status: 'withdrawn' as const };
  },
});
