import * as z from 'zod/mini';
import { CaseLine, viewOf } from '../../../shared/case/rules/views.ts';
import { openCasesAbout } from '../../../shared/case/store/case-lists.ts';
import { readCase, resourceOf } from '../../../shared/case/store/case-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams } from './case-step.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/duplicates',
  action: 'case.merge',
  summary:
    'Open cases of the same kind about the same subject: likely the same request, offered for merging.',
  params: CaseParams,
  answers: z.object({ items: z.array(CaseLine) }),

  async run({ params, authorizer }, ctx) {
    const { it } = await readCase(ctx, params.caseId, authorizer);
    const likely = await openCasesAbout(ctx, it.subject.id);
    const items = likely
      .filter((other) => other.id !== it.id && other.kind === it.kind && other.area === it.area)
      .filter((other) => authorizer.can('case.merge', resourceOf(other)));
    return { items: items.map((other) => viewOf(other, ctx.now())) };
  },
});
