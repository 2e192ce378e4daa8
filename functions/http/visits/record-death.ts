import * as z from 'zod/mini';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { addDays, Day, dayOf } from '../../../shared/base/instant.ts';
import { Origin } from '../../../shared/base/origin.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readPresentHousehold } from '../../../shared/link/store/read-household.ts';
import { recordDeath } from '../../../shared/visit/use-cases/death-store.ts';

const BACK_DAYS = 366;

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/deaths',
  action: 'death.record',
  summary:
    'Record a death in a household: no reminder planned before goes out any more, and one condolence visit is due.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: z.strictObject({ id: Ulid, day: Day }),
  answers: z.object({
    household: HouseholdId,
    /** The visit to make. */
    condolence: Origin,
    condolenceDueOn: Day,
  }),
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const { id: household, formerly } = await readPresentHousehold(ctx, params.householdId, authorizer);
    const today = dayOf(ctx.now());
    if (body.day > today) throw invalid('The day lies in the future.', '#/day');
    if (body.day < addDays(today, -BACK_DAYS)) throw invalid('Enter a death within a year.', '#/day');
    return recordDeath(ctx, { ...body, household, formerly }, requestDigestOf(who, body), ctx.now());
  },
});
