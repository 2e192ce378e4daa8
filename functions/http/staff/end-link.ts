import * as z from 'zod/mini';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { Day, dayOf } from '../../../shared/base/instant.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { subjectInForce } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { endLink, isEndedSo } from '../../../shared/link/rules/end-link.ts';
import { holderIdOf } from '../../../shared/link/rules/holder.ts';
import { liaisonAfter } from '../../../shared/link/rules/liaison-after.ts';
import { HolderId, unitIn } from '../../../shared/link/rules/named-holder.ts';
import { linksAfter } from '../../../shared/link/rules/planned-links.ts';
import { withLinks } from '../../../shared/link/rules/subject-record.ts';
import { EndOfLink, LinkView } from '../../../shared/link/rules/views.ts';
import { saveLinks } from '../../../shared/link/store/link-store.ts';
import { findSubjectLinks, requireSubject } from '../../../shared/link/store/subject-links.ts';
import {
  isRegistered,
  type NamedSubject,
  numberedLike,
  type Subject,
  SubjectId,
} from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';

interface Named {
  readonly subjectId: NamedSubject;
  readonly from: Day;
  readonly holderId: string;
}

/** An office is joined with a village, whose number is that of its area. */
const meant = ({ subjectId, holderId }: Named): NamedSubject =>
  unitIn(holderId) === undefined ? subjectId : (numberedLike(subjectId) ?? subjectId);

/** Where the subject is today; or where it was, for a link that ended with a move. */
const findLink = async (ctx: Context, named: Named, authorizer: Authorizer) => {
  const { from, holderId } = named;
  const subjectId = meant(named);
  const linkIn = async (subject: Subject) => {
    const found = await findSubjectLinks(ctx, subject, authorizer);
    return { found, link: found.links.find((one) => holderIdOf(one) === holderId && one.from === from) };
  };
  const today = await subjectInForce(ctx, subjectId);
  const there = await linkIn(today);
  if (isRegistered(subjectId) || there.link !== undefined || today.id === subjectId.id) return there;
  return linkIn(subjectId);
};

export default endpoint({
  method: 'POST',
  path: '/links/{subjectId}/{from}/{holderId}/end',
  action: 'link.change',
  summary: 'End a link, today or on a later day. A subject without a live link is a gap in the coverage.',
  params: z.strictObject({ subjectId: SubjectId, from: Day, holderId: HolderId }),
  body: EndOfLink,
  answers: LinkView,

  idempotent: true,

  async run({ params, body, who, authorizer, key }, ctx) {
    const { subjectId, from, holderId } = params;
    const command = ['link.end', `${subjectId.id}/${from}/${holderId}`] as const;
    return answerOnce(
      ctx,
      { who, key, ifMatch: undefined, command, body },
      {
        answers: LinkView,
        read: () => findLink(ctx, params, authorizer),
        async attempt({ found, link }, receipt) {
          if (link === undefined) throw notFound('link');
          if (isEndedSo(link, body)) return z.parse(LinkView, link);
          const file = requireSubject(found);
          const { record } = file;
          const today = dayOf(ctx.now());
          const after = endLink(link, body.on ?? today, body.reason, today);
          const changes = [{ before: link, after }];
          const answered = z.parse(LinkView, after);
          const became = withLinks(record, liaisonAfter(file, changes), linksAfter(file.links, changes));
          const records = { before: record, after: became };
          await saveLinks(ctx, records, changes, receipt(answered));
          return answered;
        },
      },
    );
  },
});
