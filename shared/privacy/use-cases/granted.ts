import type { Authorizer } from '../../access/store/authorizer.ts';
import type { Household, PresentHousehold } from '../../household/rules/household.ts';
import { householdItem } from '../../household/store/household-item.ts';
import type { Write } from '../../table/table.ts';
import type { RightsRequest } from '../rules/rights-request.ts';

/** What a decision writes beside the request, and which fields it changes. */
export interface Effect {
  readonly writes: readonly Write[];
  readonly changed?: RightsRequest['changed'];
}

/** A request that is granted, of a household that was read and noted. */
export interface Granted {
  readonly request: RightsRequest;
  readonly household: PresentHousehold;
  readonly authorizer: Authorizer;
}

export const instead = (before: PresentHousehold, after: Household): Write => ({
  put: householdItem(after),
  guard: { version: before.version },
});
