import * as z from 'zod/mini';
import { Access } from '../../../shared/access/rules/access.ts';
import { caseInLog } from '../../../shared/access/rules/log-subject.ts';
import { listAccesses } from '../../../shared/access/store/access-lists.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { readCase } from '../../../shared/case/store/case-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/access-log',
  action: 'access-log.read',
  summary:
    'Who read a case whole, with its words and whoever asked, when and for what; newest first. For the one who asked.',
  params: z.strictObject({ caseId: Ulid }),
  query: z.strictObject(pageQuery),
  answers: pageOf(Access),

  async run({ params, query, authorizer }, ctx) {
    const { it } = await readCase(ctx, params.caseId, authorizer);
    return listAccesses(ctx, [caseInLog(it.id)], query, authorizer);
  },
});
