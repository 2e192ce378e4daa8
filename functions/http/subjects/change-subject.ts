import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readRecord } from '../../../shared/link/store/read-subject.ts';
import { changedRecord } from '../../../shared/subject/rules/registered-record.ts';
import { requirePlain } from '../../../shared/subject/rules/require-plain.ts';
import { requireFile, SubjectFile } from '../../../shared/subject/rules/subject-file.ts';
import { SubjectView } from '../../../shared/subject/rules/views.ts';
import { saveSubject } from '../../../shared/subject/store/save-subject.ts';
import { SubjectParams } from './get-subject.ts';

/** What a receipt keeps: nothing about a person, for all that was sent again with the request. */
const Kept = z.object(
  z.pick(SubjectView, { type: true, id: true, area: true, status: true, liaison: true, version: true }).shape,
);

export default endpoint({
  method: 'PUT',
  path: '/subjects/{subjectId}',
  action: 'subject.change',
  summary:
    'Replace what is known of whom a programme looks after. Who comes there changes by links only, and the area not at all: who has moved is entered anew.',
  params: SubjectParams,
  body: SubjectFile,
  answers: SubjectView,
  idempotent: true,

  async run({ params: { subjectId }, body, who, authorizer, key, ifMatch }, ctx) {
    requirePlain(subjectId.type);
    const note = () => logAccess(ctx, authorizer, [subjectId.id]);
    const asked = { who, key, ifMatch, command: ['subject.change', subjectId.id] as const, body };
    const kept = await answerOnce(ctx, asked, {
      answers: Kept,
      note,
      read: () => readRecord(ctx, subjectId, authorizer),
      async attempt(before, receipt) {
        expectVersion(ifMatch, before.version);
        requireFile({ type: before.type, ...body });
        const after = changedRecord(before, body);
        const answered = z.parse(Kept, after);
        await note();
        await saveSubject(ctx, { before, after }, receipt(answered));
        return answered;
      },
    });
    return { ...kept, ...body };
  },
});
