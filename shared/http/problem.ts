import type { Log } from '../base/log.ts';
import { Refusal, statusOf } from '../base/refusal.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

/** A problem document by itself, for those who have no error to translate. */
export const problemDocument = (status: number, title: string, more: object): HttpAnswer => ({
  statusCode: status,
  headers: {
    ...SAFE_HEADERS,
    'content-type': 'application/problem+json',
    ...(status === 401 ? { 'www-authenticate': 'Bearer scope="doorstep"' } : {}),
  },
  body: JSON.stringify({ type: 'about:blank', title, status, ...more }),
});

/**
 * Problem details (RFC 9457). A refusal is meant for the reader; anything else is a bug of ours, of which the reader
 * learns nothing but a number to quote, and the log learns where it happened but no record.
 */
export const problem = (error: unknown, event: HttpEvent | undefined, log: Log): HttpAnswer => {
  if (error instanceof Refusal) {
    const { kind, message, faults } = error;
    return problemDocument(statusOf[kind], kind, {
      detail: message,
      ...(faults.length === 0 ? {} : { errors: faults }),
    });
  }
  const requestId = event?.requestContext.requestId;
  log.failed('request failed', error, { route: event?.routeKey, requestId });
  return problemDocument(500, 'failed', {
    detail: `Something broke on our side. Quote ${requestId ?? 'the time'} when you report it.`,
  });
};
