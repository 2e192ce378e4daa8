import * as z from 'zod/mini';
import { Access } from '../../../shared/access/rules/access.ts';
import { workerInLog } from '../../../shared/access/rules/log-subject.ts';
import { listAccesses } from '../../../shared/access/store/access-lists.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';

export default endpoint({
  method: 'GET',
  path: '/me/access-log',
  action: 'access-log.own',
  summary: 'Who read my own record in the register of staff, when and for what; newest first.',
  query: z.strictObject(pageQuery),
  answers: pageOf(Access),

  async run({ query, who, authorizer }, ctx) {
    return listAccesses(ctx, [workerInLog(who.id)], query, authorizer);
  },
});
