import * as z from 'zod/mini';
import type { FieldKey } from './personal-field.ts';

/** Which schemas hold something about a person, and under which line of the field register. */
export const personalSchemas = z.registry<{ field: FieldKey }>();

/** The same schema, known to hold the field of this line: wherever it is used, the field is. */
export const personal = <S extends z.core.$ZodType>(field: FieldKey, schema: S): S => {
  const marked = z.clone(schema, undefined, { parent: true });
  personalSchemas.add(marked, { field });
  return marked;
};
