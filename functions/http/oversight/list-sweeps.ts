import * as z from 'zod/mini';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { Certificate, SweepJob } from '../../../shared/jobs/rules/certificate.ts';
import { listCertificates } from '../../../shared/jobs/store/sweep-store.ts';

export default endpoint({
  method: 'GET',
  path: '/sweeps',
  action: 'sweep.read',
  summary:
    'Certificates of a recurring job, newest first: what it had to see, what it saw, what it changed, and whether that was all.',
  query: z.strictObject({
    job: z._default(SweepJob, 'overdue'),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
    cursor: z.optional(z.string()),
  }),
  answers: z.object({ items: z.array(Certificate), next: z.optional(z.string()) }),

  async run({ query, who, authorizer }, ctx) {
    authorizer.require('area', { areaPath: who.areaPath });
    return listCertificates(ctx, query.job, query.limit, query.cursor);
  },
});
