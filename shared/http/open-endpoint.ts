import * as z from 'zod/mini';
import type { Catalogue } from '../base/catalogue/catalogue.ts';
import { type Reader, readersBeside } from '../base/catalogue/reader.ts';
import { notFound, Refusal, statusOf } from '../base/refusal.ts';
import type { Context } from '../table/context.ts';
import { countMiss, type RateGroup, requireFewMisses } from '../visit/store/rate-limit.ts';
import { packed, unchanged, weakTag } from './answer.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import type { OpenRoute } from './open-route.ts';
import { type Page, pageAnswer, wantsPage } from './page.ts';
import type { Schema } from './request.ts';
import { routed } from './router.ts';
import { SAFE_HEADERS } from './safe-headers.ts';
import { spokenIn } from './spoken-language.ts';

interface Definition<P, A> extends OpenRoute {
  /** What is counted together of those who try numbers. */
  readonly group: RateGroup;
  /** What does not fit is not found: nobody learns what a number looks like. */
  readonly params: Schema<P>;
  run(params: P, ctx: Context): Promise<A>;
  /** What of an answer makes it another one, if programs ask for it again and again. */
  readonly says?: (found: A) => string;
  /** What a browser shows of it, or of a refusal. */
  readonly page?: (found: A | Refusal, words: Catalogue) => Page;
}

/** A route that answers anyone, with how it answers: a text as it is, all else as JSON through its schema. */
export interface OpenEndpoint extends OpenRoute {
  serve(event: HttpEvent, ctx: Context): Promise<HttpAnswer>;
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

const foundOrRefused = async <A>(find: () => Promise<A>): Promise<A | Refusal> => {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

/** A text as it is, all else as JSON; nothing where it says what the program has already. */
const plainAnswer = <A>(
  event: HttpEvent,
  { answers, contentType, says }: OpenRoute & { readonly says: ((found: A) => string) | undefined },
  found: A,
): HttpAnswer => {
  const tag = says && weakTag(says(found));
  const safe = { ...SAFE_HEADERS, ...(tag === undefined ? {} : { etag: tag }) };
  if (unchanged(event, tag)) return { statusCode: 304, headers: safe };
  const body = typeof found === 'string' ? found : JSON.stringify(z.parse(answers ?? z.never(), found));
  const headers = { ...safe, 'content-type': `${contentType}; charset=utf-8` };
  return packed(event, { statusCode: 200, headers, body });
};

export const openEndpoint = <P, A>({
  group,
  params,
  run,
  says,
  page,
  ...route
}: Definition<P, A>): OpenEndpoint => {
  const find = async (event: HttpEvent, ctx: Context): Promise<A> => {
    const { sourceIp } = event.requestContext.http;
    await requireFewMisses(ctx, group, sourceIp);
    const parsed = z.safeParse(params, decoded(event.pathParameters ?? {}));
    const found = await foundOrRefused(async () => {
      if (!parsed.success) throw notFound('slip-number');
      return run(parsed.data, ctx);
    });
    if (!(found instanceof Refusal)) return found;
    await countMiss(ctx, group, sourceIp);
    throw found;
  };
  return {
    ...route,
    ...(says === undefined ? {} : { says }),
    ...(page === undefined ? {} : { page }),
    async serve(event, ctx) {
      if (page !== undefined && wantsPage(event)) {
        const found = await foundOrRefused(() => find(event, ctx));
        const status = found instanceof Refusal ? statusOf[found.kind] : 200;
        const [first, ...beside] = await readersBeside(spokenIn(event.headers['accept-language']), ctx.words);
        const pageFor = ({ language, words }: Reader) => ({ language, page: page(found, words) });
        return pageAnswer(event, status, [pageFor(first), ...beside.map(pageFor)]);
      }
      return plainAnswer(event, { ...route, says }, await find(event, ctx));
    },
  };
};

/** The Lambda of open doors: the same pace for everyone. */
export const openHandler = (routes: readonly OpenEndpoint[], context: () => Context) =>
  routed({ routes, context, serve: (route, event, ctx) => route.serve(event, ctx) });
