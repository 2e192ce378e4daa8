import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { Exchange, exchangesOf } from '../../../shared/case/rules/follow-up/exchange.ts';
import { loggedUnder } from '../../../shared/case/rules/logged-under.ts';
import { readCase } from '../../../shared/case/store/case-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams } from './case-step.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/follow-ups',
  action: 'follow-up.read',
  summary:
    'The follow-up orders of a case with what was asked and answered: the work, for those who ask and those who answer.',
  params: CaseParams,
  answers: z.object({ items: z.array(Exchange) }),

  async run({ params, authorizer }, ctx) {
    const { it, timeline } = await readCase(ctx, params.caseId, authorizer);
    // What colleagues write about work may name somebody against all advice: so reading it is noted.
    await logReading(ctx, authorizer, loggedUnder(it));
    return { items: exchangesOf(timeline) };
  },
});
