import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import * as z from 'zod/mini';
import { notFound } from '../domain/refusal.ts';
import type { VisitServices } from '../runtime/visit-services.ts';
import { packed, SAFE_HEADERS } from './answer.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import type { OpenRoute } from './open-route.ts';
import { problem } from './problem.ts';
import type { Schema } from './raw-request.ts';

interface Definition<P> extends OpenRoute {
  /** What does not fit is not found: nobody learns what a number looks like. */
  readonly params: Schema<P>;
  run(params: P, services: VisitServices): Promise<unknown>;
}

/** A route that answers anyone, with how it answers: a text as it is, all else as JSON through its schema. */
export interface OpenEndpoint extends OpenRoute {
  serve(event: HttpEvent, services: VisitServices): Promise<HttpAnswer>;
}

/** Gateways differ in whether they hand over the names in a path as they were sent or as they were meant. */
const decoded = (names: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).map(([name, value = '']) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );

export const openEndpoint = <P>({ params, run, ...route }: Definition<P>): OpenEndpoint => ({
  ...route,
  async serve(event, services) {
    await services.knocks.knock(event.requestContext.http.sourceIp);
    const parsed = z.safeParse(params, decoded(event.pathParameters ?? {}));
    if (!parsed.success) throw notFound('number');
    const found = await run(parsed.data, services);
    const body =
      typeof found === 'string' ? found : JSON.stringify(z.parse(route.answers ?? z.never(), found));
    const headers = { ...SAFE_HEADERS, 'content-type': `${route.contentType}; charset=utf-8` };
    return packed(event, { statusCode: 200, headers, body });
  },
});

/** The Lambda of open doors: one router, one error table, and the same pace for everyone. */
export const openHandler = (routes: readonly OpenEndpoint[], services: () => VisitServices) => {
  const guarded = (route: OpenEndpoint) => async (event: HttpEvent) => {
    try {
      return await route.serve(event, services());
    } catch (error) {
      return problem(error, event, services().log);
    }
  };
  const router = httpRouter<HttpEvent, HttpAnswer>({
    routes: routes.map((route) => ({ method: route.method, path: route.path, handler: guarded(route) })),
    notFoundResponse: () => problem(notFound('route'), undefined, services().log),
  });
  return middy<HttpEvent, HttpAnswer>().handler(router);
};
