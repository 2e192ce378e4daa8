import * as z from 'zod/mini';
import { fault } from './fault.ts';
import { personal } from './personal.ts';

/** A ULID made by the client: the identity of what is created and the key that makes a retry harmless. */
export const Ulid = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, fault('id.ulid')));

/** A member of staff, as the identity provider calls them (`sub`). */
export const WorkerId = personal(
  'worker.id',
  z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,63}$/, fault('id.worker'))),
);
export type WorkerId = z.infer<typeof WorkerId>;

/** A department or township office that handles cases. */
export const UnitId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/, fault('id.unit')));
export type UnitId = z.infer<typeof UnitId>;

/** What the optimistic lock counts: 1 for the first write of a record. */
export const Version = z.int().check(z.minimum(1));
