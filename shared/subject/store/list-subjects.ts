import type { AreaCode } from '../../base/area-code.ts';
import type { RegisteredType } from '../../programme/rules/registered-subject.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import type { RegisteredRecord } from '../rules/registered-record.ts';
import { subjectsPartition } from './keys.ts';
import { toSubject } from './subject-item.ts';

interface Asked {
  readonly type: RegisteredType;
  readonly area: AreaCode;
  readonly by: string;
}

/** A page of the subjects of a type in a township, or in an area inside one. */
export const listSubjects = async (
  { table }: Context,
  { type, area, by }: Asked,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ readonly items: RegisteredRecord[]; readonly next?: string | undefined }> => {
  const where = { attribute: 'area', begins: area };
  const parts = [{ index: 'area' as const, pk: subjectsPartition(type, area), where }];
  const { items, ...rest } = await listPage(table, { parts, asked: { by, type, area }, ...page });
  return { ...rest, items: items.map(toSubject) };
};
