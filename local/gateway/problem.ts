import { SAFE_HEADERS } from '../../shared/http/safe-headers.ts';
import type { GatewayAnswer } from './target.ts';

/** Problem details (RFC 9457) of the gateway itself; API Gateway says the same with fewer words. */
export const gatewayProblem = (
  statusCode: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): GatewayAnswer => ({
  statusCode,
  headers: { ...SAFE_HEADERS, ...headers, 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title, status: statusCode, detail }),
});
