import * as z from 'zod/mini';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { HouseholdLine } from '../../../shared/household/rules/views.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { endpoint } from './endpoint.ts';

const TOWNSHIP_DIGITS = 9;

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/coverage/gaps',
  may: 'coverage.names',
  summary:
    'The households to which nobody comes, in a township, a village or a grid. A page may be short and still have a next.',
  params: z.strictObject({ code: AreaCode }),
  query: z.strictObject(pageQuery),
  answers: pageOf(HouseholdLine),

  async run({ params, query, gate }, { households, accessLog }) {
    if (params.code.length < TOWNSHIP_DIGITS)
      throw invalid('Ask for a township, a village or a grid.', '#/path/code');
    const { items, next } = await households.without(params.code, query, gate);
    await accessLog.note(
      gate,
      items.map(({ id }) => id),
    );
    return { items, next };
  },
});
