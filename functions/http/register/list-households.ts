import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { GridCode } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { HouseholdLine } from '../../../shared/household/rules/views.ts';
import { listHouseholdsIn } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { listMyHouseholds } from '../../../shared/link/store/my-households.ts';

export default endpoint({
  method: 'GET',
  path: '/households',
  action: 'household.list',
  summary: 'The households of a grid or, without one, those whose liaison I am or stand in for today.',
  query: z.strictObject({ grid: z.optional(GridCode), ...pageQuery }),
  answers: pageOf(HouseholdLine),

  async run({ query, authorizer }, ctx) {
    const { grid, ...page } = query;
    const { items, next } =
      grid === undefined
        ? await listMyHouseholds(ctx, dayOf(ctx.now()), page, authorizer)
        : await listHouseholdsIn(ctx, grid, page, authorizer);
    await logReading(
      ctx,
      authorizer,
      items.map(({ id }) => id),
    );
    return { items, next };
  },
});
