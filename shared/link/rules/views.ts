import * as z from 'zod/mini';
import { Day } from '../../base/instant.ts';
import { Deputy } from './deputy.ts';
import { Link, LinkEndReason, LinkReason } from './link.ts';

const [planned] = Link.def.options;
const { subject, worker, holder, programme, from, to, version } = planned.shape;

/** A link as those who plan the work see it. */
export const LinkView = z.object({
  status: z.enum(['planned', 'live', 'ended']),
  subject,
  worker,
  /** Where that is no worker but an office. */
  holder,
  programme,
  from,
  to,
  reason: LinkReason,
  endReason: z.optional(LinkEndReason),
  version,
});

export const EndOfLink = z.strictObject({
  /** The first day on which it is over; today unless told. */
  on: z.optional(Day),
  reason: LinkEndReason,
});

export const DeputyView = z.object(z.omit(Deputy, { createdAt: true, createdBy: true, digest: true }).shape);

/** A deputy in a list: who, for whom and when; why somebody is away is for who enters it. */
export const DeputyLine = z.object(z.omit(DeputyView, { reason: true }).shape);
