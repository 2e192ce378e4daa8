import type { Catalogue } from '../base/catalogue/catalogue.ts';
import { type Fault, sayFault } from '../base/fault.ts';
import { Refusal, type RefusalKind, statusOf } from '../base/refusal.ts';
import type { Context } from '../table/context.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { retryLater, SAFE_HEADERS } from './safe-headers.ts';
import { languageAsked } from './spoken-language.ts';

/** Where a code is told in all languages. */
const typeOf = (code: Fault['code']) => `/docs/refusals.html#${code}`;

type Problem = ReturnType<typeof problemDocument>;

interface Told extends Fault {
  readonly status: number;
  /** The kind of refusal; stable, for programs. */
  readonly title: RefusalKind | 'failed';
}

/** Problem details (RFC 9457) in the words of a catalogue. */
const problemDocument = ({ status, title, code, facts }: Told, words: Catalogue, more: object = {}) => ({
  type: typeOf(code),
  title,
  status,
  code,
  facts,
  detail: sayFault({ code, facts }, words),
  ...more,
});

const refusalIn = (error: Refusal, words: Catalogue) => {
  const { kind, code, facts, faults } = error;
  const errors = faults.map((one) => ({ ...one, detail: sayFault(one, words) }));
  return problemDocument(
    { status: statusOf[kind], title: kind, code, facts },
    words,
    errors.length === 0 ? {} : { errors },
  );
};

/** The fault of ours by a number to quote; where it happened stands in the log, and no record. */
const failure = (error: unknown, event: HttpEvent, { log }: Context, words: Catalogue) => {
  const requestId = event.requestContext.requestId;
  log.failed('request failed', error, { route: event.routeKey, requestId });
  const facts = { request: requestId };
  return problemDocument({ status: 500, title: 'failed', code: 'service.failed', facts }, words);
};

const told = async (event: HttpEvent, wordsIn: Context['words'], say: (words: Catalogue) => Problem) => {
  const language = languageAsked(event.headers['accept-language']);
  const body = say(await wordsIn(language));
  return {
    statusCode: body.status,
    headers: {
      ...SAFE_HEADERS,
      'content-language': language,
      'content-type': 'application/problem+json',
      vary: 'accept-language',
      ...(body.status === 415 ? { 'accept-encoding': 'gzip, identity' } : {}),
      ...(body.status === 429 ? retryLater(body.facts) : {}),
      ...(body.status === 401 ? { 'www-authenticate': 'Bearer scope="doorstep"' } : {}),
    },
    body: JSON.stringify(body),
  };
};

/** A refusal, in a language that the reader asks for. */
export const refused = (error: Refusal, event: HttpEvent, words: Context['words']): Promise<HttpAnswer> =>
  told(event, words, (catalogue) => refusalIn(error, catalogue));

/** What an error is to whoever asked: a refusal is meant for them, anything else is a bug of ours. */
export const problem = (error: unknown, event: HttpEvent, ctx: Context): Promise<HttpAnswer> =>
  error instanceof Refusal
    ? refused(error, event, ctx.words)
    : told(event, ctx.words, (catalogue) => failure(error, event, ctx, catalogue));
