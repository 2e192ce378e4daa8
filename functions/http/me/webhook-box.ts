import type { Who } from '../../../shared/domain/access/role.ts';
import { areaOfPath } from '../../../shared/domain/area/area-code.ts';
import { areaAddress, type Box, type InboxAddress } from '../../../shared/domain/inbox/address.ts';

/** Other systems hear of the area that a registrar keeps. */
export const webhookBox = (who: Who): readonly { readonly box: Box; readonly address: InboxAddress }[] =>
  who.role === 'registrar' ? [{ box: 'area', address: areaAddress(areaOfPath(who.areaPath)) }] : [];
