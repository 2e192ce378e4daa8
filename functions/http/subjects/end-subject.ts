import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import type { Link } from '../../../shared/link/rules/link.ts';
import { linksOn } from '../../../shared/link/store/links.ts';
import { readRecord } from '../../../shared/link/store/read-subject.ts';
import { type ActiveSubject, endedRecord } from '../../../shared/subject/rules/registered-record.ts';
import { requirePlain } from '../../../shared/subject/rules/require-plain.ts';
import { SubjectLine } from '../../../shared/subject/rules/views.ts';
import { saveSubject } from '../../../shared/subject/store/save-subject.ts';
import { SubjectParams } from './get-subject.ts';

const Ended = z.object(z.pick(SubjectLine, { type: true, id: true, area: true, status: true }).shape);

/** A link that is not to be seen yet is named or counted by the record. */
const isLinked = ({ liaison, plannedLinks = 0 }: ActiveSubject, links: readonly Link[]): boolean =>
  liaison !== undefined || plannedLinks > 0 || links.some(({ status }) => status !== 'ended');

export default endpoint({
  method: 'POST',
  path: '/subjects/{subjectId}/end',
  action: 'subject.change',
  summary:
    'A programme looks after somebody no more. All that it knew of them goes at once; the id stays, so that what was done still counts.',
  params: SubjectParams,
  body: z.strictObject({}),
  answers: Ended,
  idempotent: true,

  async run({ params: { subjectId }, body, who, authorizer, key }, ctx) {
    requirePlain(subjectId.type);
    const note = () => logAccess(ctx, authorizer, [subjectId.id]);
    const asked = { who, key, ifMatch: undefined, command: ['subject.end', subjectId.id] as const, body };
    return answerOnce(ctx, asked, {
      answers: Ended,
      note,
      read: () => readRecord(ctx, subjectId, authorizer),
      async attempt(before, receipt) {
        if (before.status === 'ended') return z.parse(Ended, before);
        if (isLinked(before, await linksOn(ctx.table, subjectId))) throw conflict('subject.still-linked');
        const after = endedRecord(before, dayOf(ctx.now()));
        const answered = z.parse(Ended, after);
        await note();
        await saveSubject(ctx, { before, after }, receipt(answered));
        return answered;
      },
    });
  },
});
