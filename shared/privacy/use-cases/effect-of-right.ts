import { logAccess } from '../../access/store/access-log.ts';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { dayOf } from '../../base/instant.ts';
import { begun } from '../../base/long-work.ts';
import { conflict } from '../../base/refusal.ts';
import { actorOf } from '../../base/role.ts';
import { erasedHousehold } from '../../household/rules/erase-household.ts';
import { currentHouseholdId } from '../../household/store/household-store.ts';
import { readHousehold } from '../../link/store/read-household.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { workWrite } from '../../table/long-work.ts';
import { correctHousehold } from '../rules/correct-household.ts';
import type { Erasure } from '../rules/erasure.ts';
import type { Granting, RightsRequest } from '../rules/rights-request.ts';
import { ERASURES } from '../store/rights-store.ts';
import { wasMade } from '../store/was-made.ts';
import { type Effect, type Granted, instead } from './granted.ts';
import { stopProcessing } from './stop-processing.ts';
import { withdrawConsent } from './withdraw-consent.ts';

/** The erasing of a household and of all its copies, which a job goes on with from now on. */
const erase = ({ request: { id, cases }, household, authorizer }: Granted, ctx: Context): Effect => {
  const at = ctx.now();
  const work: Erasure = {
    id,
    grid: household.id.slice(0, 15),
    household: household.id,
    cases,
    ...begun(actorOf(authorizer), digestOf([id, household.id]), at),
    lookAt: at,
  };
  return { writes: [instead(household, erasedHousehold(household, dayOf(at))), workWrite(ERASURES, work)] };
};

const correct = ({ request, household }: Granted, decision: Granting): Effect => ({
  writes: [instead(household, correctHousehold(household, request, decision))],
  changed: request.fields,
});

/** What is handed over was made at the desk since it was asked for: else nobody has it. */
const handedOver = async ({ request, household }: Granted, ctx: Context): Promise<Effect> => {
  if (!(await wasMade(ctx, household.id, request))) throw conflict('rights.not-made');
  return { writes: [] };
};

const granted = async (found: Granted, decision: Granting, ctx: Context): Promise<Effect> => {
  switch (found.request.right) {
    case 'copy':
    case 'explain':
      return handedOver(found, ctx);
    case 'correct':
      return correct(found, decision);
    case 'erase':
      return erase(found, ctx);
    case 'object':
      return stopProcessing(found, ctx);
    case 'withdraw':
      return withdrawConsent(found, ctx);
  }
};

/** What follows at once when a request is granted: it is carried out with the decision, or not decided. */
export const effectOf = async (
  ctx: Context,
  request: RightsRequest,
  decision: Granting,
  authorizer: Authorizer,
): Promise<Effect> => {
  const id = await currentHouseholdId(ctx, request.household);
  const household = await readHousehold(ctx, id, authorizer);
  await logAccess(ctx, authorizer, [id]);
  return granted({ request, household, authorizer }, decision, ctx);
};
