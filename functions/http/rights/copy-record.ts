import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { currentHouseholdId } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { Copy } from '../../../shared/privacy/rules/copy.ts';
import { readRightsRequest } from '../../../shared/privacy/store/rights-store.ts';
import { copyHousehold } from '../../../shared/privacy/use-cases/copy-household.ts';

export default endpoint({
  method: 'GET',
  path: '/rights-requests/{requestId}/copy',
  action: 'rights.copy',
  summary:
    'All that is kept about whoever asked, and who read it, to hand over at the window. Members of staff stand in it as their offices, and nobody else does.',
  params: z.strictObject({ requestId: Ulid }),
  answers: Copy,
  conflicts: true,

  async run({ params, authorizer }, ctx) {
    const { right, state, household, cases } = await readRightsRequest(ctx, params.requestId, authorizer);
    if (right !== 'copy' || state !== 'asked') throw conflict('rights.no-copy');
    const id = await currentHouseholdId(ctx, household);
    const present = await readHousehold(ctx, id, authorizer);
    await logReading(ctx, authorizer, [id]);
    return copyHousehold(ctx, present, cases, authorizer);
  },
});
