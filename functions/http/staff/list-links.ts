import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { currentPath } from '../../../shared/access/store/control-record.ts';
import { fault } from '../../../shared/base/fault.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { idsOfHousehold } from '../../../shared/household/store/household-store.ts';
import { subjectInForce } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { HolderId, unitIn } from '../../../shared/link/rules/named-holder.ts';
import { LinkView } from '../../../shared/link/rules/views.ts';
import { listLinksOf, listLinksOfUnit, listLinksOn } from '../../../shared/link/store/link-store.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import {
  areaOfSubject,
  householdsOf,
  loggedIdsOf,
  type Subject,
  SubjectId,
} from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';
import { readUnit } from '../../../shared/unit/store/unit-store.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

const Query = z
  .strictObject({
    subject: z.optional(SubjectId),
    worker: z.optional(WorkerId),
    /** A worker, or an office as `unit:` and its id. */
    holder: z.optional(HolderId),
    ...pageQuery,
  })
  .check(
    z.refine(({ subject, worker, holder }) => [subject, worker, holder].filter(isAsked).length < 2, {
      error: fault('query.subject-or-worker'),
      path: ['worker'],
    }),
  );

const isAsked = (part: unknown): boolean => part !== undefined;

/** Every number that the subject has had. That of a household is noted as read, for it is about people; so is what a programme looks after. */
const numbersOf = async (subject: Subject, authorizer: Authorizer, ctx: Context): Promise<string[]> => {
  const logged = loggedIdsOf(subject);
  if (logged.length > 0) await logReading(ctx, authorizer, logged);
  const [household] = householdsOf(subject);
  return household === undefined ? [subject.id] : idsOfHousehold(ctx, household);
};

export default endpoint({
  method: 'GET',
  path: '/links',
  action: 'link.read',
  summary:
    'All links of a subject, oldest first; or the live ones of a worker; or those of an office; or mine.',
  query: Query,
  answers: pageOf(LinkView),

  async run({ query, who, authorizer }, ctx) {
    const { subject: named, worker: sent, holder, ...page } = query;
    const unit = unitIn(holder);
    if (unit !== undefined)
      return listLinksOfUnit(ctx, await readUnit(ctx, unit, authorizer), page, authorizer);
    const worker = sent ?? holder;
    if (named === undefined) {
      if (worker !== undefined && worker !== who.id) await readWorker(ctx, worker, authorizer);
      return listLinksOf(ctx, worker ?? who.id, page, authorizer);
    }
    const subject = await subjectInForce(ctx, named);
    const liaisons = () => liaisonsOf(ctx, subject.id, dayOf(ctx.now()));
    const resource = { areaPath: await currentPath(ctx, areaOfSubject(subject)) };
    await authorizer.requireLinked('subject', resource, liaisons);
    return listLinksOn(ctx, await numbersOf(subject, authorizer, ctx), page, authorizer);
  },
});
