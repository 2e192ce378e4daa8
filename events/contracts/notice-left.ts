import * as z from 'zod/mini';
import { InboxAddress } from '../../shared/notification/rules/address.ts';
import { cloudEvent } from './cloud-event.ts';

/** Something was put into an inbox: whoever wants to be told of it by another way is told in working hours, of a danger at once. */
export const NoticeLeft = cloudEvent(
  'doorstep.notice.left.v1',
  z.strictObject({ to: InboxAddress, notice: z.string(), urgent: z.optional(z.literal(true)) }),
);
export type NoticeLeft = z.infer<typeof NoticeLeft>;
