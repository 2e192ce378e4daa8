import { currentCode } from '../../access/store/control-record.ts';
import { notFound } from '../../base/refusal.ts';
import type { NamedRegistered, RegisteredSubject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import type { RegisteredRecord } from '../rules/registered-record.ts';
import { subjectKey } from './keys.ts';
import { toSubject } from './subject-item.ts';

/** The record of what a programme looks after; none where the register knows no such thing. */
export const findSubject = async (
  { table }: Context,
  { type, id }: NamedRegistered,
): Promise<RegisteredRecord | undefined> => {
  const item = await table.get(subjectKey(id));
  const record = item && toSubject(item);
  return record?.type === type ? record : undefined;
};

/** The same with where it is filed today, which its id does not say. */
export const placedSubject = async (ctx: Context, named: NamedRegistered): Promise<RegisteredSubject> => {
  const record = await findSubject(ctx, named);
  if (record === undefined) throw notFound('subject');
  return { type: named.type, id: named.id, area: await currentCode(ctx, record.area) };
};
