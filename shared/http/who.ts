import * as z from 'zod/mini';
import { readControlRecord } from '../access/store/control-record.ts';
import { AreaCode, areaPath } from '../base/area-code.ts';
import { currentArea } from '../base/current-area.ts';
import { UnitId, WorkerId } from '../base/id.ts';
import { notAllowed, Refusal } from '../base/refusal.ts';
import { Role, type Who } from '../base/role.ts';
import type { Context } from '../table/context.ts';
import type { Route } from './endpoint.ts';
import type { HttpEvent } from './http-event.ts';

/** Every API token needs it; an ID token does not carry it, and the gateway asks for it too. */
const SCOPE = 'doorstep';

/** What the identity provider states about a member of staff; API Gateway hands over claims as texts. */
const Claims = z.object({
  sub: WorkerId,
  doorstep_role: Role,
  doorstep_area: AreaCode,
  doorstep_unit: z.optional(UnitId),
  iat: z.coerce.number(),
  scope: z.string(),
});

/** A report may rest on a control record of up to 10 s ago, because it must cost one request; all else reads it afresh. */
const controlRecordAgeMs = (route: Pick<Route, 'action'>) => (route.action === 'case.report' ? 10_000 : 0);

/**
 * The person behind the token, unless their access was withdrawn after it was issued. Who answered for an area that has
 * got another code answers for it under that one.
 */
export const whoIsAsking = async (
  event: HttpEvent,
  route: Pick<Route, 'action'>,
  ctx: Context,
): Promise<Who> => {
  const claims = Claims.safeParse(event.requestContext.authorizer?.jwt?.claims);
  if (!claims.success)
    throw new Refusal('unauthenticated', 'The token lacks a role, an area or a scope. Sign in again.');
  const { sub: id, doorstep_role: role, doorstep_area: area, doorstep_unit: unit, iat, scope } = claims.data;
  if (!scope.split(' ').includes(SCOPE))
    throw new Refusal('unauthenticated', `The token lacks the scope "${SCOPE}".`);
  const { withdrawn, retired } = await readControlRecord(ctx, controlRecordAgeMs(route));
  if (iat < (withdrawn[id] ?? 0))
    throw notAllowed('Your access was changed. Sign in again, or ask your registrar.');
  return { id, role, areaPath: areaPath(currentArea(area, retired)), unit };
};
