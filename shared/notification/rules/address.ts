import * as z from 'zod/mini';
import { type AreaCode, areaOfPath } from '../../base/area-code.ts';
import type { Who } from '../../base/role.ts';

/** Whose inbox: a member of staff, a unit (shared by all who work in it), or those who answer for an area. */
export const InboxAddress = z
  .string()
  .check(z.regex(/^((unit|area):)?[A-Za-z0-9][A-Za-z0-9-]{1,63}$/, 'A worker id, unit:<id> or area:<code>.'));
export type InboxAddress = z.infer<typeof InboxAddress>;

/** Which of the own inboxes: a caller never names an address. */
export const InboxName = z.enum(['mine', 'unit', 'area']);
export type InboxName = z.infer<typeof InboxName>;

export const areaAddress = (code: AreaCode): InboxAddress => `area:${code}`;

/** `unit:<id>` stays; `worker:<id>` is the worker's own. */
export const assigneeAddress = (assignee: string): InboxAddress => assignee.replace(/^worker:/, '');

/** The inboxes that somebody reads: the own, that of the unit, and that of the area they answer for. */
export const inboxesOf = ({
  id,
  unit,
  role,
  areaPath,
}: Who): readonly { readonly box: InboxName; readonly address: InboxAddress }[] => [
  { box: 'mine', address: id },
  ...(unit === undefined ? [] : [{ box: 'unit' as const, address: `unit:${unit}` }]),
  ...(role === 'supervisor' ? [{ box: 'area' as const, address: areaAddress(areaOfPath(areaPath)) }] : []),
];
