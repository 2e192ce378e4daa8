import * as z from 'zod/mini';
import { isOpenAt } from '../../../shared/access/rules/break-glass.ts';
import { findOpening } from '../../../shared/access/store/opening-store.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { HouseholdFile } from '../../../shared/household/rules/household.ts';
import { currentHouseholdId } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { openedHousehold } from './opened-household.ts';

const { name, phone, address, language, people } = HouseholdFile.shape;

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}/break-glass',
  action: 'break-glass.use',
  summary: 'The record that you opened in an emergency, while it is open: whom to reach, how and where.',
  params: z.strictObject({ householdId: HouseholdId }),
  answers: z.object({ household: HouseholdId, name, phone, address, language, people }),

  async run({ params: { householdId }, who, authorizer }, ctx) {
    const opening = await findOpening(ctx, who.id);
    if (opening === undefined || !isOpenAt(opening, ctx.now())) throw notFound('household');
    const [asked, opened] = await Promise.all(
      [householdId, opening.household].map((id) => currentHouseholdId(ctx, id)),
    );
    if (asked !== opened) throw notFound('household');
    const { id: household, ...file } = await openedHousehold(opening, authorizer, ctx);
    return { household, ...file };
  },
});
