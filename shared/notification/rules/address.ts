import * as z from 'zod/mini';
import { type AreaCode, areaOfPath } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import type { Who } from '../../base/role.ts';

/** Whose inbox: a member of staff, a unit (shared by all who work in it), or those who answer for an area. */
export const InboxAddress = z
  .string()
  .check(z.regex(/^((unit|area):)?[A-Za-z0-9][A-Za-z0-9-]{1,63}$/, fault('inbox.address')));
export type InboxAddress = z.infer<typeof InboxAddress>;

/** Which of the own inboxes: a caller never names an address. */
export const InboxName = z.enum(['mine', 'unit', 'area']);
export type InboxName = z.infer<typeof InboxName>;

/** How the addresses of each begin; that of a member of staff is the bare id. */
const BEGINS = { unit: 'unit:', area: 'area:' } as const satisfies Record<Exclude<InboxName, 'mine'>, string>;

/** Whether several people read what comes to an address. */
export const isShared = (address: InboxAddress): boolean =>
  Object.values(BEGINS).some((begins) => address.startsWith(begins));

export const areaAddress = (code: AreaCode): InboxAddress => `${BEGINS.area}${code}`;

/** `unit:<id>` stays; `worker:<id>` is the worker's own. */
export const assigneeAddress = (assignee: string): InboxAddress => assignee.replace(/^worker:/, '');

/** Whether somebody reads an inbox of each name, and where it is. */
const addressFor: Readonly<Record<InboxName, (who: Who) => InboxAddress | undefined>> = {
  mine: ({ id }) => id,
  unit: ({ unit }) => (unit === undefined ? undefined : `${BEGINS.unit}${unit}`),
  area: ({ roles, areaPath }) =>
    roles.includes('supervisor') ? areaAddress(areaOfPath(areaPath)) : undefined,
};

/** The inboxes that somebody reads: the own, that of the unit, and that of the area they answer for. */
export const inboxesOf = (who: Who): readonly { readonly box: InboxName; readonly address: InboxAddress }[] =>
  InboxName.options.flatMap((box) => {
    const address = addressFor[box](who);
    return address === undefined ? [] : [{ box, address }];
  });
