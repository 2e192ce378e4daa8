import * as z from 'zod/mini';
import { CaseLine, viewOf } from '../../../shared/case/rules/views.ts';
import { resourceOf } from '../../../shared/case/store/case-store.ts';
import { CaseParams } from './case-step.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/duplicates',
  may: 'case.merge',
  summary:
    'Open cases of the same kind about the same subject: likely the same request, offered for merging.',
  params: CaseParams,
  answers: z.object({ items: z.array(CaseLine) }),

  async run({ params, gate }, { cases, caseLists, now }) {
    const { it } = await cases.open(params.caseId, gate);
    const likely = await caseLists.openAbout(it.subject.id);
    const items = likely
      .filter((other) => other.id !== it.id && other.kind === it.kind && other.area === it.area)
      .filter((other) => gate.would('case.merge', resourceOf(other)));
    return { items: items.map((other) => viewOf(other, now())) };
  },
});
