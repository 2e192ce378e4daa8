import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { currentPath } from '../../../shared/access/store/control-record.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { Contact } from '../../../shared/contact/rules/contact.ts';
import { listContacts } from '../../../shared/contact/store/contact-list.ts';
import { resolveSubject } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import {
  areaOfSubject,
  type Subject,
  SubjectId,
  type SubjectType,
} from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';

const placeOf = async ({ id, ...subject }: Subject, ctx: Context) => ({
  resource: { areaPath: await currentPath(ctx, areaOfSubject({ id, ...subject })) },
  liaisons: () => liaisonsOf(ctx, id, dayOf(ctx.now())),
});

type Find = (subject: Subject, authorizer: Authorizer, ctx: Context) => Promise<Subject>;

/** The subject under its number of today, for those who may read of it; the reading of a household is noted. */
const finds: Readonly<Record<SubjectType, Find>> = {
  async household({ id: number }, authorizer, ctx) {
    const { id } = await readHousehold(ctx, number, authorizer);
    await logReading(ctx, authorizer, [id]);
    return { type: 'household', id };
  },
  async area(named, authorizer, ctx) {
    const subject = await resolveSubject(ctx, named);
    const { resource, liaisons } = await placeOf(subject, ctx);
    await authorizer.requireLinked('area', resource, liaisons);
    return subject;
  },
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
    const subject = await finds[named.type](named, authorizer, ctx);
    const { resource, liaisons } = await placeOf(subject, ctx);
    const readsAll = await authorizer.canLinked('household.record', resource, liaisons);
    const unit = readsAll ? undefined : (who.unit ?? 'none');
    return listContacts(ctx, subject, { ...page, unit }, authorizer);
  },
});
