import * as z from 'zod/mini';
import { workerInLog } from '../../../shared/access/rules/log-subject.ts';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { AreaCode, areaOfPath } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { HELD, WorkerLine } from '../../../shared/worker/rules/views.ts';
import { listWorkers } from '../../../shared/worker/store/worker-store.ts';

const Query = z.strictObject({
  /** My own area unless told. */
  area: z.optional(AreaCode),
  active: z._default(z.enum(['true', 'false']), 'true'),
  ...pageQuery,
});

export default endpoint({
  method: 'GET',
  path: '/workers',
  action: 'worker.read',
  summary: 'Who serves in an area or below it, by area; or who has left.',
  query: Query,
  answers: pageOf(WorkerLine),

  async run({ query, who, authorizer }, ctx) {
    const { area = areaOfPath(who.areaPath), active, ...page } = query;
    const { items, next } = await listWorkers(ctx, { area, active: active === 'true', ...page }, authorizer);
    await logAccess(
      ctx,
      authorizer,
      items.map(({ id }) => workerInLog(id)),
    );
    return { items: items.map((one) => ({ ...one, ...HELD })), next };
  },
});
