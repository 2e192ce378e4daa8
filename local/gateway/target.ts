import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';

/** What a handler gives back to API Gateway, payload format 2.0. */
export const GatewayAnswer = z.object({
  statusCode: z.int().check(z.minimum(200), z.maximum(599)),
  headers: z._default(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), {}),
  cookies: z._default(z.array(z.string()), []),
  body: z._default(z.string(), ''),
  isBase64Encoded: z._default(z.boolean(), false),
});
export type GatewayAnswer = z.input<typeof GatewayAnswer>;

export type GatewayEvent = APIGatewayProxyEventV2;

/** A route of the gateway and who serves it. */
export interface Target {
  readonly method: string;
  readonly path: string;
  /** `open` is served without a token. */
  readonly access: 'token' | 'open';
  serve(event: GatewayEvent): Promise<unknown>;
}
