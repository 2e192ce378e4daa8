import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { readerOf } from '../../../shared/base/catalogue/reader.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { currentHouseholdId } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { LanguageQuery } from '../../../shared/http/language-query.ts';
import { spokenIn } from '../../../shared/http/spoken-language.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { RulesExplained } from '../../../shared/privacy/rules/explanation.ts';
import { readRightsRequest } from '../../../shared/privacy/store/rights-store.ts';
import { explainCases } from '../../../shared/privacy/use-cases/explain-cases.ts';

export default endpoint({
  method: 'GET',
  path: '/rights-requests/{requestId}/explanation',
  action: 'rights.explain',
  summary:
    'By which rules and in which steps it was decided on what somebody asked for, and each deadline day by day, to hand over at the window in their language.',
  params: z.strictObject({ requestId: Ulid }),
  query: LanguageQuery,
  conflicts: true,
  answers: RulesExplained,

  async run({ params, query, authorizer, acceptLanguage }, ctx) {
    const { right, state, household, cases } = await readRightsRequest(ctx, params.requestId, authorizer);
    if (right !== 'explain' || state !== 'asked') throw conflict('rights.no-explanation');
    const id = await currentHouseholdId(ctx, household);
    const present = await readHousehold(ctx, id, authorizer);
    await logReading(ctx, authorizer, [id]);
    const reader = await readerOf(query.lang ?? spokenIn(acceptLanguage), ctx.words);
    return explainCases(ctx, present, cases, reader);
  },
});
