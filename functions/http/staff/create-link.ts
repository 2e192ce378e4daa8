import * as z from 'zod/mini';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { subjectInForce } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { holderIdOf, isSameHolder } from '../../../shared/link/rules/holder.ts';
import type { Link } from '../../../shared/link/rules/link.ts';
import { NewLink, type WantedLink, wantedLink } from '../../../shared/link/rules/new-link.ts';
import { LinkView } from '../../../shared/link/rules/views.ts';
import { createLink } from '../../../shared/link/store/link-store.ts';
import { findSubjectLinks } from '../../../shared/link/store/subject-links.ts';
import {
  areaOfSubject,
  isRegistered,
  type NamedSubject,
  type Subject,
} from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';

/** As it was sent: what a programme looks after has one id for good. */
const asNamed = (named: NamedSubject, today: Subject): Subject => (isRegistered(named) ? today : named);

/** Where the subject is today; or where it was, for a link that was made there before and is sent again. */
const findSubject = async (ctx: Context, today: WantedLink, named: Subject, authorizer: Authorizer) => {
  const areaPathThen = areaPath(areaOfSubject(named));
  if (named.id !== today.subject.id && authorizer.can('link.change', { areaPath: areaPathThen })) {
    const was = await findSubjectLinks(ctx, named, authorizer);
    const isThere = was.links.some((one) => isSameHolder(one, today) && one.from === today.from);
    if (isThere) return { found: was, link: { ...today, subject: named } };
  }
  return { found: await findSubjectLinks(ctx, today.subject, authorizer), link: today };
};

export default endpoint({
  method: 'POST',
  path: '/links',
  action: 'link.change',
  summary:
    'Join a worker or an office with a household, an area or whom a programme looks after, from a day on. Sending it twice makes one link.',
  body: NewLink,
  answers: LinkView,
  status: 201,

  idempotent: true,

  async run({ body, who, authorizer, key }, ctx) {
    const subject = await subjectInForce(ctx, body.subject);
    authorizer.require('subject', { areaPath: areaPath(areaOfSubject(subject)) });
    const wanted = wantedLink(body, subject);
    const command = ['link.create', `${body.subject.id}/${wanted.from}/${holderIdOf(wanted)}`] as const;
    const sent = requestDigestOf(who, body);
    const viewOf = (link: Link) => z.parse(LinkView, link);
    return answerOnce(
      ctx,
      { who, key, ifMatch: undefined, command, body },
      {
        answers: LinkView,
        read: () => findSubject(ctx, wanted, asNamed(body.subject, subject), authorizer),
        attempt: async ({ found, link }, receipt) =>
          viewOf(
            await createLink(
              ctx,
              found,
              link,
              { sent, key, at: ctx.now(), allows: authorizer.allows },
              (made) => receipt(viewOf(made)),
            ),
          ),
      },
    );
  },
});
