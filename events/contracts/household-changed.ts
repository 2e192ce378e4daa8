import * as z from 'zod/mini';
import { GridCode } from '../../shared/base/area-code.ts';
import { Version } from '../../shared/base/id.ts';
import { cloudEvent } from './cloud-event.ts';

/** A household of the grid came, changed, moved or got another liaison: whoever counts the grid counts again. */
export const HouseholdChanged = cloudEvent(
  'doorstep.household.changed.v1',
  z.strictObject({ grid: GridCode, version: Version }),
);
export type HouseholdChanged = z.infer<typeof HouseholdChanged>;
