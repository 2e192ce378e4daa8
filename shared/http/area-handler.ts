import { mayEver } from '../access/rules/may.ts';
import { notAllowed } from '../base/refusal.ts';
import { grants } from '../modules.ts';
import type { Context } from '../table/context.ts';
import { answer } from './answer.ts';
import type { Route } from './endpoint.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { rawRequest } from './raw-request.ts';
import { routed } from './routed.ts';
import { whoIsAsking } from './who.ts';

const serve = async (route: Route, event: HttpEvent, ctx: Context): Promise<HttpAnswer> => {
  const who = await whoIsAsking(event, route, ctx);
  if (!mayEver(who.role, route.action, grants))
    throw notAllowed(`The role "${who.role}" has no part in "${route.action}".`);
  const request = rawRequest(event, who);
  return answer(event, route, await route.serve(request, ctx));
};

/** The Lambda of one area of the API: every route of its list. */
export const areaHandler = (routes: readonly Route[], context: () => Context) =>
  routed({ routes, context, serve });
