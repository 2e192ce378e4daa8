import { exportedFrom } from '../../scripts/schemas/exported.ts';
import type { Route } from '../../shared/http/endpoint.ts';

const isEndpoint = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'schemas' in value && 'serve' in value;

/** Every endpoint there is, listed in an area yet or not: what is written is held to the boundary. */
export const allEndpoints = async (): Promise<Route[]> =>
  (await exportedFrom('functions/http')).flatMap(({ name, value }) =>
    name === 'default' && isEndpoint(value) ? [value] : [],
  );
