import middy from '@middy/core';
import httpRouter, { type Method } from '@middy/http-router';
import { notFound } from '../base/refusal.ts';
import type { Context } from '../table/context.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { problem } from './problem.ts';

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
  const guarded = (route: R) => async (event: HttpEvent) => {
    try {
      return await serve(route, event, context());
    } catch (error) {
      return problem(error, event, context().log);
    }
  };
  const router = httpRouter<HttpEvent, HttpAnswer>({
    routes: routes.map((route) => ({ method: route.method, path: route.path, handler: guarded(route) })),
    notFoundResponse: () => problem(notFound('route'), undefined, context().log),
  });
  return middy<HttpEvent, HttpAnswer>().handler(router);
};
