import type { Context } from '../../table/context.ts';
import { type Write, writeOrConflict } from '../../table/table.ts';
import type { RegisteredRecord } from '../rules/registered-record.ts';
import { subjectItem } from './subject-item.ts';

/** A record as it becomes, if it is still as it was read. */
export const saveSubject = (
  { table }: Context,
  { before, after }: { readonly before: RegisteredRecord; readonly after: RegisteredRecord },
  also: readonly Write[],
): Promise<void> =>
  writeOrConflict(table, [{ put: subjectItem(after), guard: { version: before.version } }, ...also]);
