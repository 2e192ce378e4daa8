import * as z from 'zod/mini';
import { GridCode } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { HouseholdLine } from '../../../shared/household/rules/views.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/households',
  may: 'household.list',
  summary: 'The households of a grid or, without one, those whose liaison I am or stand in for today.',
  query: z.strictObject({ grid: z.optional(GridCode), ...pageQuery }),
  answers: pageOf(HouseholdLine),

  async run({ query, gate }, { households, accessLog, now }) {
    const { grid, ...page } = query;
    const { items, next } =
      grid === undefined
        ? await households.mine(dayOf(now()), page, gate)
        : await households.inGrid(grid, page, gate);
    await accessLog.note(
      gate,
      items.map(({ id }) => id),
    );
    return { items, next };
  },
});
