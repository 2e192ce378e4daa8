import type * as z from 'zod/mini';
import { invalid, Refusal } from '../base/refusal.ts';
import type { Who } from '../base/role.ts';
import type { HttpEvent } from './http-event.ts';

export type Schema<T> = z.core.$ZodType<T>;

/** A request as it came: still texts, not yet believed. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: string | undefined;
  readonly who: Who;
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
  readonly acceptLanguage: string | undefined;
  /** The name by which the gateway was reached, which only its owner can give it. */
  readonly host: string;
}

/** Enough for an import chunk of 500 rows; a case takes 4 KB. */
const LONGEST_BODY = 256 * 1024;

const bodyOf = ({ body, isBase64Encoded }: HttpEvent): string | undefined => {
  if (body === undefined) return undefined;
  if (body.length > LONGEST_BODY)
    throw new Refusal('too-large', `Send at most ${LONGEST_BODY / 1024} KB at once.`);
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
};

const unquoted = (etag: string | undefined) => etag?.replace(/^(?:W\/)?"(.*)"$/, '$1');

/** It is kept with the step that it made known; a header sent twice arrives with a comma. */
export const IDEMPOTENCY_KEY = /^[!-+\--~]{1,128}$/;

const keyOf = ({ headers: { 'idempotency-key': key } }: HttpEvent): string | undefined => {
  if (key === undefined || IDEMPOTENCY_KEY.test(key)) return key;
  throw invalid('Send one Idempotency-Key of at most 128 letters, digits and signs without blank or comma.');
};

/** The parts of an API Gateway event that an endpoint may look at. */
export const rawRequest = (event: HttpEvent, who: Who): RawRequest => ({
  params: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  body: bodyOf(event),
  who,
  key: keyOf(event),
  ifMatch: unquoted(event.headers['if-match']),
  acceptLanguage: event.headers['accept-language'],
  host: event.requestContext.domainName,
});
