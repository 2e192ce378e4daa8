import * as z from 'zod/mini';
import { Household, PresentHousehold } from './household.ts';

const [present] = Household.def.options;

/** A household as its liaison sees it. */
export const PresentView = z.object(
  z.omit(present, { createdAt: true, numberedAt: true, plannedLinks: true, doubles: true }).shape,
);

const { id, version, name, address, people, liaison } = PresentHousehold.shape;

/** A household in a list: enough to find the door, not to ring up or to sort people by age or by what they speak. */
export const HouseholdLine = z.object({ id, version, name, address, people, liaison });
