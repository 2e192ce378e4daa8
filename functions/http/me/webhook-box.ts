import { areaOfPath } from '../../../shared/base/area-code.ts';
import type { Who } from '../../../shared/base/role.ts';
import { areaAddress, type Box, type InboxAddress } from '../../../shared/notification/rules/address.ts';

/** Other systems hear of the area that a registrar keeps. */
export const webhookBox = (who: Who): readonly { readonly box: Box; readonly address: InboxAddress }[] =>
  who.role === 'registrar' ? [{ box: 'area', address: areaAddress(areaOfPath(who.areaPath)) }] : [];
