import middy from '@middy/core';
import httpRouter, { type Method } from '@middy/http-router';
import type { Log } from '../base/log.ts';
import { notFound } from '../base/refusal.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { problem } from './problem.ts';

interface Served<R, S> {
  readonly routes: readonly R[];
  readonly services: () => S;
  serve(route: R, event: HttpEvent, services: S): Promise<HttpAnswer>;
}

/** Routes behind one router and one error table. */
export const routed = <
  R extends { readonly method: Method; readonly path: string },
  S extends { readonly log: Log },
>({
  routes,
  services,
  serve,
}: Served<R, S>) => {
  const guarded = (route: R) => async (event: HttpEvent) => {
    try {
      return await serve(route, event, services());
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
