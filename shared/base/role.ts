import * as z from 'zod/mini';
import { UnitId, WorkerId } from './id.ts';
import { Day } from './instant.ts';

/**
 * worker: liaison at the doors of a grid. handler: works on the cases of one unit. supervisor: oversees an area.
 * registrar: keeps the registers (areas, households, staff, imports). rights-desk and auditor: see who read what.
 */
export const roles = ['worker', 'handler', 'supervisor', 'registrar', 'rights-desk', 'auditor'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Who is asking, as the token says: `areaPath` is the scope, `unit` the office of a handler. Many liaisons are officials too. */
export interface Who {
  readonly id: WorkerId;
  readonly roles: readonly Role[];
  readonly areaPath: string;
  readonly unit?: UnitId | undefined;
}

/** Who did something, as a timeline keeps it. `system` is a sweep. */
export const Actor = z.strictObject({
  id: WorkerId,
  role: z.enum([...roles, 'system']),
  unit: z.optional(UnitId),
});
export type Actor = z.infer<typeof Actor>;

/** `role`: of those that somebody has, the one in which they do it. */
export const actorOf = ({ who, role }: { readonly who: Who; readonly role: Role }): Actor => ({
  id: who.id,
  role,
  ...(who.unit === undefined ? {} : { unit: who.unit }),
});

export const SYSTEM: Actor = { id: 'system', role: 'system' };

/** That something was entered by mistake: since when that is known, and who said so. What was entered stays, and counts no more. */
export const TakenBack = z.strictObject({
  on: Day,
  by: WorkerId,
  /** Of the request, so that one sent again is known. */
  sent: z.string(),
});
export type TakenBack = z.infer<typeof TakenBack>;
