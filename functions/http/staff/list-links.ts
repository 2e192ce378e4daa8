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
import { LinkView } from '../../../shared/link/rules/views.ts';
import { listLinksOf, listLinksOn } from '../../../shared/link/store/link-store.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import { areaOfSubject, type Subject, SubjectId } from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

const Query = z
  .strictObject({ subject: z.optional(SubjectId), worker: z.optional(WorkerId), ...pageQuery })
  .check(
    z.refine(({ subject, worker }) => subject === undefined || worker === undefined, {
      error: fault('query.subject-or-worker'),
      path: ['worker'],
    }),
  );

/** Every number that the subject has had. That of a household is noted as read, for it is about people. */
const numbersOf = async ({ type, id }: Subject, authorizer: Authorizer, ctx: Context): Promise<string[]> => {
  switch (type) {
    case 'household':
      await logReading(ctx, authorizer, [id]);
      return idsOfHousehold(ctx, id);
    case 'area':
      return [id];
  }
};

export default endpoint({
  method: 'GET',
  path: '/links',
  action: 'link.read',
  summary: 'All links of a subject, oldest first; or the live ones of a worker; or mine.',
  query: Query,
  answers: pageOf(LinkView),

  async run({ query, who, authorizer }, ctx) {
    const { subject: named, worker, ...page } = query;
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
