import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'DELETE',
  path: '/holidays/{holidayId}',
  may: 'holiday.change',
  summary:
    'Take a festival back that your area entered, before its campaign opens or after that was cancelled.',
  params: z.strictObject({ holidayId: Ulid }),
  answers: z.object({ id: z.string(), status: z.literal('withdrawn') }),

  async run({ params, gate }, { holidays, now }) {
    const { id } = await holidays.withdraw(params.holidayId, gate, now());
    return { id, status: 'withdrawn' as const };
  },
});
