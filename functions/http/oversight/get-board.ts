import * as z from 'zod/mini';
import { AreaCode, areaPath, kindOfArea } from '../../../shared/base/area-code.ts';
import { CaseLine, overseenView, viewOf } from '../../../shared/case/rules/views.ts';
import { listCases } from '../../../shared/case/store/case-lists.ts';
import { overseesOnly } from '../../../shared/case/store/case-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { BoardView, boardOf } from '../../../shared/statistics/rules/board.ts';
import { readBoard } from '../../../shared/statistics/store/board-store.ts';

/** What fits on a wall; the rest is a page further. */
const CARDS = 100;

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/board',
  action: 'board.read',
  summary:
    'The problem board of an area: how many cases stand at which stage in which colour, and what was struck off this month. A township, village or grid also shows its cases, the next due first.',
  params: z.strictObject({ code: AreaCode }),
  query: z.strictObject({ cursor: z.optional(z.string()) }),
  conditional: true,
  answers: z.object({
    ...BoardView.shape,
    cards: z.optional(z.object({ items: z.array(CaseLine), next: z.optional(z.string()) })),
  }),

  async run({ params: { code }, query, authorizer }, ctx) {
    const scope = areaPath(code);
    authorizer.require('area', { areaPath: scope });
    const view = boardOf(code, await readBoard(ctx, code), ctx.now());
    const kind = kindOfArea(code);
    if (kind === 'prefecture' || kind === 'county') return view;
    const asked = { of: 'area', scope, state: 'open', limit: CARDS, cursor: query.cursor } as const;
    const page = await listCases(ctx, authorizer, asked, ctx.now());
    return {
      ...view,
      cards: {
        items: page.items.map((it) => (overseesOnly(authorizer, it) ? overseenView : viewOf)(it, ctx.now())),
        next: page.next,
      },
    };
  },
});
