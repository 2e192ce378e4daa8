import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { currentPath } from '../../../shared/access/store/control-record.ts';
import type { HouseholdId } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { Contact } from '../../../shared/contact/rules/contact.ts';
import { listContacts } from '../../../shared/contact/store/contact-list.ts';
import { resolveSubject } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { readRecord } from '../../../shared/link/store/read-subject.ts';
import {
  areaOfSubject,
  isRegistered,
  type NamedRegistered,
  type NamedSubject,
  type Subject,
  SubjectId,
} from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';

const placeOf = async ({ id, ...subject }: Subject, ctx: Context) => ({
  resource: { areaPath: await currentPath(ctx, areaOfSubject({ id, ...subject })) },
  liaisons: () => liaisonsOf(ctx, id, dayOf(ctx.now())),
});

const findRegistered = async (
  named: NamedRegistered,
  authorizer: Authorizer,
  ctx: Context,
): Promise<Subject> => {
  const { area } = await readRecord(ctx, named, authorizer);
  await logReading(ctx, authorizer, [named.id]);
  return { ...named, area };
};

const findHousehold = async (number: HouseholdId, authorizer: Authorizer, ctx: Context): Promise<Subject> => {
  const { id } = await readHousehold(ctx, number, authorizer);
  await logReading(ctx, authorizer, [id]);
  return { type: 'household', id };
};

const findArea = async (named: Subject, authorizer: Authorizer, ctx: Context): Promise<Subject> => {
  const subject = await resolveSubject(ctx, named);
  const { resource, liaisons } = await placeOf(subject, ctx);
  await authorizer.requireLinked('area', resource, liaisons);
  return subject;
};

/** The subject under its number of today, for those who may read of it; the reading of what is somebody's is noted. */
const find = (subject: NamedSubject, authorizer: Authorizer, ctx: Context): Promise<Subject> => {
  if (isRegistered(subject)) return findRegistered(subject, authorizer, ctx);
  switch (subject.type) {
    case 'household':
      return findHousehold(subject.id, authorizer, ctx);
    case 'area':
      return findArea(subject, authorizer, ctx);
  }
};

export default endpoint({
  method: 'GET',
  path: '/contacts',
  action: 'contact.read',
  summary:
    'The contacts with a subject, newest first, under every number that it had. An office reads of its own alone.',
  query: z.strictObject({ subject: SubjectId, ...pageQuery }),
  answers: pageOf(z.object(Contact.shape)),

  async run({ query: { subject: named, ...page }, who, authorizer }, ctx) {
    const subject = await find(named, authorizer, ctx);
    const { resource, liaisons } = await placeOf(subject, ctx);
    const readsAll = await authorizer.canLinked('household.record', resource, liaisons);
    const unit = readsAll ? undefined : (who.unit ?? 'none');
    return listContacts(ctx, subject, { ...page, unit }, authorizer);
  },
});
