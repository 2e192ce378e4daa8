import { campaignLook } from '../../campaign/use-cases/look-at-campaigns.ts';
import { fundLook } from '../../fund/use-cases/look-at-funds.ts';
import type { LookName } from '../../modules.ts';
import type { Look } from '../../table/look.ts';
import { approvalLook } from './look-at-approvals.ts';

/** What each look does that a module declares in its `module.ts`. */
export const looks: Readonly<Record<LookName, Look>> = {
  approvals: approvalLook,
  funds: fundLook,
  'open-campaigns': campaignLook(),
};
