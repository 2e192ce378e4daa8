import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readRecord } from '../../../shared/link/store/read-subject.ts';
import { RegisteredId } from '../../../shared/programme/rules/subject.ts';
import { requirePlain } from '../../../shared/subject/rules/require-plain.ts';
import { SubjectView } from '../../../shared/subject/rules/views.ts';

export const SubjectParams = z.strictObject({ subjectId: RegisteredId });

export default endpoint({
  method: 'GET',
  path: '/subjects/{subjectId}',
  action: 'subject.read',
  summary: 'Whom a programme looks after: what it knows, and who comes there.',
  params: SubjectParams,
  answers: SubjectView,

  async run({ params: { subjectId }, authorizer }, ctx) {
    requirePlain(subjectId.type);
    const record = await readRecord(ctx, subjectId, authorizer);
    await logReading(ctx, authorizer, [record.id]);
    return z.parse(SubjectView, record);
  },
});
