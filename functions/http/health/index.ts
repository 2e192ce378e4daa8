import type { HttpAnswer } from '../../../shared/http/http-event.ts';
import { SAFE_HEADERS } from '../../../shared/http/safe-headers.ts';

/** Says that the gateway reaches a function. It asks no database, so that a watcher cannot load one. */
export const handler = async (): Promise<HttpAnswer> => ({
  statusCode: 200,
  headers: { ...SAFE_HEADERS, 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ status: 'ok' }),
});
