import * as z from 'zod/mini';
import { languages } from '../../../shared/base/catalogue/catalogue.ts';
import { readerOf } from '../../../shared/base/catalogue/reader.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { Instant } from '../../../shared/base/instant.ts';
import { overseenOf } from '../../../shared/base/vocabulary.ts';
import { clocksOf } from '../../../shared/case/rules/timing/clocks-of.ts';
import { DeadlineView, deadlineView, returnView } from '../../../shared/case/rules/timing/deadline-view.ts';
import { overseesOnly, readCase } from '../../../shared/case/store/case-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { LanguageQuery } from '../../../shared/http/language-query.ts';
import { spokenIn } from '../../../shared/http/spoken-language.ts';
import { CaseParams } from './case-step.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/deadlines',
  action: 'case.track',
  summary:
    'Why each deadline of a case is what it is: start, every day counted or skipped and the reason, pauses, extension, rule and source, in Chinese, Tibetan or English.',
  params: CaseParams,
  query: LanguageQuery,
  answers: z.object({
    caseId: Ulid,
    language: z.enum(languages),
    asOf: Instant,
    deadlines: z.array(DeadlineView),
  }),

  async run({ params, query, authorizer, acceptLanguage }, ctx) {
    const { it, timeline } = await readCase(ctx, params.caseId, authorizer);
    const language = query.lang ?? spokenIn(acceptLanguage);
    const reader = await readerOf(language, ctx.words);
    const asOf = ctx.now();
    // Rule and law would name the kind.
    if (overseesOnly(authorizer, it) && overseenOf(it).kind === 'care')
      return { caseId: it.id, language, asOf, deadlines: [] };
    const deadlines = clocksOf(timeline).map((span) => deadlineView(span, asOf, reader));
    return { caseId: it.id, language, asOf, deadlines: [...deadlines, ...returnView(it, asOf, reader)] };
  },
});
