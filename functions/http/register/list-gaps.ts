import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { HouseholdLine } from '../../../shared/household/rules/views.ts';
import { listGaps } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';

const TOWNSHIP_DIGITS = 9;

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/coverage/gaps',
  action: 'coverage.names',
  summary:
    'The households to which nobody comes, in a township, a village or a grid. A page may be short and still have a next.',
  params: z.strictObject({ code: AreaCode }),
  query: z.strictObject(pageQuery),
  answers: pageOf(HouseholdLine),

  async run({ params, query, authorizer }, ctx) {
    if (params.code.length < TOWNSHIP_DIGITS) throw invalid('area.ask-township', '#/path/code');
    const { items, next } = await listGaps(ctx, params.code, query, authorizer);
    await logReading(
      ctx,
      authorizer,
      items.map(({ id }) => id),
    );
    return { items, next };
  },
});
