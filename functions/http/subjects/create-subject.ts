import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { NewSubject } from '../../../shared/subject/rules/new-subject.ts';
import { requireFiledUnder } from '../../../shared/subject/rules/registered-record.ts';
import { requirePlain } from '../../../shared/subject/rules/require-plain.ts';
import { requireFile } from '../../../shared/subject/rules/subject-file.ts';
import { SubjectView } from '../../../shared/subject/rules/views.ts';
import { createSubject, subjectBefore } from '../../../shared/subject/store/create-subject.ts';
import { receiptFirst } from '../../../shared/table/table.ts';

export default endpoint({
  method: 'POST',
  path: '/subjects',
  action: 'subject.enter',
  summary:
    'Enter whom a programme looks after, with what it needs to know and nothing else. The id is yours: sending it twice enters one.',
  body: NewSubject,
  answers: SubjectView,
  status: 201,
  location: ({ id }) => `/subjects/${id}`,

  async run({ body, who, authorizer }, ctx) {
    requirePlain(body.type);
    authorizer.require('area', { areaPath: areaPath(body.area) });
    const sent = requestDigestOf(who, body);
    const made = await receiptFirst(
      () => subjectBefore(ctx, body, sent),
      async () => {
        requireFiledUnder(body);
        requireFile(body);
        return createSubject(ctx, body, { sent, at: ctx.now() });
      },
    );
    await logAccess(ctx, authorizer, [made.id]);
    return z.parse(SubjectView, made);
  },
});
