import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { currentCode } from '../../../shared/access/store/control-record.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { CaseArea } from '../../../shared/base/vocabulary.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { RegisteredType } from '../../../shared/programme/rules/registered-subject.ts';
import { requirePlain } from '../../../shared/subject/rules/require-plain.ts';
import { SubjectLine } from '../../../shared/subject/rules/views.ts';
import { listSubjects } from '../../../shared/subject/store/list-subjects.ts';

export default endpoint({
  method: 'GET',
  path: '/subjects',
  action: 'subject.list',
  summary:
    'Whom a programme looks after in a township, or in a village of it: those of today first, then those of before by id alone.',
  query: z.strictObject({ type: RegisteredType, area: CaseArea, ...pageQuery }),
  answers: pageOf(SubjectLine),

  async run({ query: { type, area, ...page }, authorizer }, ctx) {
    requirePlain(type);
    const today = await currentCode(ctx, area);
    authorizer.require('area', { areaPath: areaPath(today) });
    const { items, next } = await listSubjects(ctx, { type, area: today, by: authorizer.who.id }, page);
    await logReading(
      ctx,
      authorizer,
      items.map(({ id }) => id),
    );
    return { next, items: items.map((record) => z.parse(SubjectLine, record)) };
  },
});
