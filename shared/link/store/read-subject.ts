import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentCode } from '../../access/store/control-record.ts';
import { areaPath } from '../../base/area-code.ts';
import { dayOf } from '../../base/instant.ts';
import { notFound } from '../../base/refusal.ts';
import type { NamedRegistered } from '../../programme/rules/subject.ts';
import type { ActiveSubject, RegisteredRecord } from '../../subject/rules/registered-record.ts';
import { findSubject } from '../../subject/store/find-subject.ts';
import type { Context } from '../../table/context.ts';
import { liaisonsOf } from './links.ts';

/** What a programme looks after or did, for those whom the authorizer admits: by area, or as who is linked with it. */
export const readRecord = async (
  ctx: Context,
  named: NamedRegistered,
  authorizer: Authorizer,
): Promise<RegisteredRecord> => {
  const record = await findSubject(ctx, named);
  if (record === undefined) throw notFound('subject');
  const area = await currentCode(ctx, record.area);
  const liaisons = () => liaisonsOf(ctx, record.id, dayOf(ctx.now()));
  await authorizer.requireLinked('subject', { areaPath: areaPath(area) }, liaisons);
  return { ...record, area };
};

/** The same of what is looked after today. */
export const readSubject = async (
  ctx: Context,
  named: NamedRegistered,
  authorizer: Authorizer,
): Promise<ActiveSubject> => {
  const record = await readRecord(ctx, named, authorizer);
  if (record.status === 'ended') throw notFound('subject');
  return record;
};
