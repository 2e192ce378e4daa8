import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Schema } from '../../../scripts/schemas/exported.ts';

const root = join(import.meta.dirname, '../../..');
const seen = new Map<Schema, string>();
/** zod builds a schema deep inside itself. */
Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 60);

/** The file of ours that makes a schema now, from the root of the repository. */
const maker = (): string => {
  const places = new Error().stack?.split('\n') ?? [];
  const ours = places
    .map((line) => line.slice(line.indexOf(root) + root.length + 1))
    .find((line) => /^(shared|events|functions)\//.test(line));
  return ours?.split(':')[0] ?? '';
};

/**
 * zod gives each new schema what stands on this prototype, bound to it (`$constructor` in zod's core): so every schema
 * passes here, exported or not. It has to be imported before whatever makes schemas; a test sees to that.
 */
Object.defineProperty(z.core.$ZodType.prototype, 'seen', {
  enumerable: true,
  configurable: true,
  get: () => ({ bind: (schema: Schema) => !seen.set(schema, maker()) }),
});

/** Every schema that a module of the service has made until now, with its file. */
export const seenSchemas = (): ReadonlyMap<Schema, string> =>
  new Map([...seen].filter(([, file]) => file !== ''));
