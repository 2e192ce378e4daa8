import { mayEver } from '../access/rules/may.ts';
import { notAllowed } from '../base/refusal.ts';
import type { Core } from '../runtime/core.ts';
import { answer } from './answer.ts';
import type { Route } from './endpoint.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { rawRequest } from './raw-request.ts';
import { routed } from './routed.ts';
import { whoIsAsking } from './who.ts';

const serve = async <S extends Core>(route: Route<S>, event: HttpEvent, services: S): Promise<HttpAnswer> => {
  const who = await whoIsAsking(event, route, services);
  if (!mayEver(who.role, route.may))
    throw notAllowed(`The role "${who.role}" has no part in "${route.may}".`);
  const request = rawRequest(event, who);
  return answer(event, route, await route.serve(request, services));
};

/** The Lambda of one area of the API: every route of its list. */
export const areaHandler = <S extends Core>(routes: readonly Route<S>[], services: () => S) =>
  routed({ routes, services, serve });
