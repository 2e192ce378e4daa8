import type { Schema } from '../../../scripts/schemas/exported.ts';
import { defOf, walkSchema } from '../../../scripts/schemas/walk-schema.ts';

/** Names under which anything at all could be kept. */
const CATCH_ALL = /^(meta|metadata|extras?|tags?|labels|attributes|custom|misc|others|properties|remarks?)$/i;

const typeOf = (schema: unknown): unknown =>
  schema === undefined ? undefined : defOf(schema as Schema)['type'];

type Strictness = 'closed' | 'stripping';

const doorOf = (schema: Schema, strictness: Strictness): string | undefined => {
  const { type, catchall, keyType, shape } = defOf(schema);
  if (type === 'any' || type === 'unknown') return 'takes anything';
  if (type === 'record' && typeOf(keyType) === 'string') return 'takes any names';
  if (type !== 'object') return undefined;
  const free = Object.keys(shape as object).find((name) => CATCH_ALL.test(name));
  if (free !== undefined) return `has a free "${free}"`;
  const rest = typeOf(catchall);
  return rest === 'never' || (rest === undefined && strictness === 'stripping') ? undefined : 'is open';
};

/** Where a schema would let in what nobody named. `stripping`: unnamed properties may also fall away unseen. */
export const openDoors = (schema: Schema, at: string, strictness: Strictness): string[] =>
  [...walkSchema(schema)].flatMap(({ schema: one, path }) => {
    const door = doorOf(one, strictness);
    return door === undefined ? [] : [`${[at, ...path].join('.')} ${door}`];
  });
