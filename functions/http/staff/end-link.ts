import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { Day, dayOf } from '../../../shared/base/instant.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { endLink } from '../../../shared/link/rules/end-link.ts';
import { withLiaison } from '../../../shared/link/rules/subject-record.ts';
import { EndOfLink, LinkView } from '../../../shared/link/rules/views.ts';
import { readSubjectLinks, saveLinks } from '../../../shared/link/store/link-store.ts';
import { SubjectId } from '../../../shared/programme/rules/subject.ts';

export default endpoint({
  method: 'POST',
  path: '/links/{subjectId}/{from}/{workerId}/end',
  action: 'link.change',
  summary: 'End a link, today or on a later day. A subject without a live link is a gap in the coverage.',
  params: z.strictObject({ subjectId: SubjectId, from: Day, workerId: WorkerId }),
  body: EndOfLink,
  answers: LinkView,

  async run({ params, body, authorizer }, ctx) {
    const { record, links: all } = await readSubjectLinks(ctx, params.subjectId, authorizer);
    const link = all.find((one) => one.worker === params.workerId && one.from === params.from);
    if (link === undefined) throw notFound('link');
    const today = dayOf(ctx.now());
    const on = body.on ?? today;
    if (link.status === 'ended' && link.to === on && link.endReason === body.reason) return link;
    const after = endLink(link, on, body.reason, today);
    const liaison = link.status === 'live' && after.status === 'ended' ? undefined : record.liaison;
    await saveLinks(ctx, { before: record, after: withLiaison(record, liaison) }, [{ before: link, after }]);
    return after;
  },
});
