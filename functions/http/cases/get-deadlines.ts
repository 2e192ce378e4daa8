import * as z from 'zod/mini';
import { clocksOf } from '../../../shared/domain/case/clocks-of.ts';
import { DeadlineView, deadlineView, returnView } from '../../../shared/domain/case/deadline-view.ts';
import { Ulid } from '../../../shared/domain/id.ts';
import { Instant } from '../../../shared/domain/instant.ts';
import { spokenIn, WordLanguage } from '../../../shared/http/spoken-language.ts';
import { CaseParams } from './case-step.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/deadlines',
  may: 'case.track',
  summary:
    'Why each deadline of a case is what it is: start, every day counted or skipped and the reason, pauses, extension, rule and source, in Chinese or English.',
  params: CaseParams,
  query: z.strictObject({ lang: z.optional(WordLanguage) }),
  answers: z.object({
    caseId: Ulid,
    language: WordLanguage,
    asOf: Instant,
    deadlines: z.array(DeadlineView),
  }),

  async run({ params, query, gate, acceptLanguage }, { cases, now }) {
    const { it, timeline } = await cases.open(params.caseId, gate);
    const language = query.lang ?? spokenIn(acceptLanguage);
    const asOf = now();
    const deadlines = clocksOf(timeline).map((span) => deadlineView(span, asOf, language));
    return { caseId: it.id, language, asOf, deadlines: [...deadlines, ...returnView(it, asOf, language)] };
  },
});
