import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { UnitId, WorkerId } from '../../base/id.ts';

/** Who is joined with a subject: one worker, or an office as a whole. */
export const Holder = z.union([z.strictObject({ worker: WorkerId }), z.strictObject({ unit: UnitId })]);
export type Holder = z.infer<typeof Holder>;

/** A worker, or `unit:` and an office, as a path names who is joined with a subject. */
export const HolderId = z
  .string()
  .check(z.regex(/^(?:[A-Za-z0-9][A-Za-z0-9-]{1,63}|unit:[a-z0-9][a-z0-9-]{1,39})$/, fault('id.worker')));

/** The office that is meant by it, if one is. */
export const unitIn = (holder: string | undefined): string | undefined =>
  holder?.startsWith('unit:') ? holder.slice('unit:'.length) : undefined;
