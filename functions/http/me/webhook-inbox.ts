import { areaOfPath } from '../../../shared/base/area-code.ts';
import type { Who } from '../../../shared/base/role.ts';
import {
  areaAddress,
  type InboxAddress,
  type InboxName,
} from '../../../shared/notification/rules/address.ts';

/** Other systems hear of the area that a registrar keeps. */
export const webhookInbox = (
  who: Who,
): readonly { readonly box: InboxName; readonly address: InboxAddress }[] =>
  who.roles.includes('registrar') ? [{ box: 'area', address: areaAddress(areaOfPath(who.areaPath)) }] : [];
