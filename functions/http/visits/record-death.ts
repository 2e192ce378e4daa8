import * as z from 'zod/mini';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { addDays, Day, dayOf } from '../../../shared/base/instant.ts';
import { Origin } from '../../../shared/base/origin.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold, requirePresent } from '../../../shared/link/store/read-household.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { deathBefore, recordDeath, sameDeath } from '../../../shared/visit/use-cases/death-store.ts';

const BACK_DAYS = 366;

const checkDay = (day: Day, today: Day): void => {
  if (day > today) throw invalid('day.in-future', '#/day');
  if (day < addDays(today, -BACK_DAYS)) throw invalid('death.too-long-ago', '#/day');
};

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
    const { householdId } = params;
    const death = { ...body, household: householdId };
    return receiptFirst(
      () => deathBefore(ctx, death),
      async () => {
        const household = await readHousehold(ctx, householdId, authorizer);
        // Another's report of it may stand for this one, and the clock of this server may be behind that one's.
        const known = await sameDeath(ctx, death);
        if (known !== undefined) return known;
        checkDay(body.day, dayOf(ctx.now()));
        const { formerly } = requirePresent(household);
        return recordDeath(ctx, { ...death, formerly }, requestDigestOf(who, body), ctx.now());
      },
    );
  },
});
