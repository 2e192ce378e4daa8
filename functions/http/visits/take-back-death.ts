import * as z from 'zod/mini';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { Day } from '../../../shared/base/instant.ts';
import { Origin } from '../../../shared/base/origin.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { deathTakenBackBefore, takeBackDeath } from '../../../shared/visit/use-cases/take-back-death.ts';

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/deaths/take-back',
  action: 'death.take-back',
  summary:
    'Take back a death that was reported at the wrong door: the condolence visit leaves the lists, and reminders go out again. `death` is that visit, or the id of your report.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: z.strictObject({ id: Ulid, death: Origin }),
  answers: z.object({ household: HouseholdId, takenBackOn: Day }),
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const asked = { ...body, household: params.householdId };
    return receiptFirst(
      () => deathTakenBackBefore(ctx, asked, who.id),
      () => takeBackDeath(ctx, asked, authorizer),
    );
  },
});
