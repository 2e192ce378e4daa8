import middy from '@middy/core';
import httpRouter, { type Method } from '@middy/http-router';
import * as z from 'zod/mini';
import { mayEver } from '../access/rules/may.ts';
import { readControlRecord } from '../access/store/control-record.ts';
import { AreaCode, areaPath, currentArea } from '../base/area-code.ts';
import { UnitId, WorkerId } from '../base/id.ts';
import { notAllowed, notFound, Refusal } from '../base/refusal.ts';
import { Role, type Who } from '../base/role.ts';
import { grants } from '../modules.ts';
import type { Context } from '../table/context.ts';
import { answer } from './answer.ts';
import type { Route } from './endpoint.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { problem } from './problem.ts';
import { rawRequest } from './request.ts';

interface Served<R> {
  readonly routes: readonly R[];
  readonly context: () => Context;
  serve(route: R, event: HttpEvent, ctx: Context): Promise<HttpAnswer>;
}

/** Routes behind one router and one error table. */
export const routed = <R extends { readonly method: Method; readonly path: string }>({
  routes,
  context,
  serve,
}: Served<R>) => {
  const router = httpRouter<HttpEvent, HttpAnswer>({
    routes: routes.map((route) => ({
      method: route.method,
      path: route.path,
      handler: (event: HttpEvent) => serve(route, event, context()),
    })),
    notFoundResponse: () => {
      throw notFound('route');
    },
  });
  return middy<HttpEvent, HttpAnswer>().handler(async (event, lambda) => {
    try {
      return await router(event, lambda);
    } catch (error) {
      return problem(error, event, context());
    }
  });
};

/** Every API token needs it; an ID token does not carry it, and the gateway asks for it too. */
const SCOPE = 'doorstep';

/** As a token states them: with a blank between, as in its scope. */
const Roles = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(' ')),
  ),
  z.array(Role).check(z.refine((roles) => new Set(roles).size === roles.length)),
);

/** What the identity provider states about a member of staff; API Gateway hands over claims as texts. */
const Claims = z.object({
  sub: WorkerId,
  doorstep_role: Roles,
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
  if (!claims.success) throw new Refusal('unauthenticated', 'token.incomplete');
  const { sub: id, doorstep_role: roles, doorstep_area: area, doorstep_unit: unit, iat, scope } = claims.data;
  if (!scope.split(' ').includes(SCOPE))
    throw new Refusal('unauthenticated', 'token.no-scope', { scope: SCOPE });
  const { withdrawn, retired } = await readControlRecord(ctx, controlRecordAgeMs(route));
  if (iat < (withdrawn[id] ?? 0)) throw notAllowed('access.changed');
  return { id, roles, areaPath: areaPath(currentArea(area, retired)), unit };
};

const serve = async (route: Route, event: HttpEvent, ctx: Context): Promise<HttpAnswer> => {
  const who = await whoIsAsking(event, route, ctx);
  if (!mayEver(who.roles, route.action, grants))
    throw notAllowed('access.not-for-role', { role: who.roles.join(' + '), action: route.action });
  const request = rawRequest(event, who);
  return answer(event, route, await route.serve(request, ctx));
};

/** The Lambda of one area of the API: every route of its list. */
export const areaHandler = (routes: readonly Route[], context: () => Context) =>
  routed({ routes, context, serve });
