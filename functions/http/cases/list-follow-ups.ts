import * as z from 'zod/mini';
import { Exchange, exchangesOf } from '../../../shared/case/rules/follow-up/exchange.ts';
import { CaseParams } from './case-step.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/follow-ups',
  may: 'follow-up.read',
  summary:
    'The follow-up orders of a case with what was asked and answered: the work, for those who ask and those who answer.',
  params: CaseParams,
  answers: z.object({ items: z.array(Exchange) }),

  async run({ params, gate }, { cases, accessLog }) {
    const { it, timeline } = await cases.open(params.caseId, gate);
    // What colleagues write about work may name somebody against all advice: so reading it is noted.
    await accessLog.note(gate, [it.subject.id]);
    return { items: exchangesOf(timeline) };
  },
});
