import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { Words } from '../../../shared/base/words.ts';
import { linkedEntry } from '../../../shared/case/rules/linked-entry.ts';
import { opened } from '../../../shared/case/rules/move.ts';
import { Lasted } from '../../../shared/case/rules/outcome.ts';
import { takeStep } from '../../../shared/case/rules/take-step.ts';
import { saveCase } from '../../../shared/case/store/case-store.ts';
import { decidedAnew } from '../../../shared/case/use-cases/step-once.ts';
import { resolveSubject } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams, CaseStepAnswer, viewFor } from './case-step.ts';

const Body = z.strictObject({ lasted: Lasted, words: Words, id: z.optional(Ulid) });

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/outcome',
  action: 'case.note-outcome',
  summary:
    'Note what the requester says 30 days after the end. "no" re-opens the case within the 30 days, and later opens a linked one under `id`.',
  params: CaseParams,
  body: Body,
  answers: CaseStepAnswer,
  idempotent: true,
  ifMatch: 'optional',

  async run(input, ctx) {
    const at = ctx.now();
    const { body, params } = input;
    const { lasted, words, id } = body;
    if (id === params.caseId) throw invalid('case.new-id-same', '#/id');
    const keyed = { ...input, key: input.key ?? id };
    const step = { step: 'outcome-noted', lasted, words, linked: lasted === 'no' ? id : undefined } as const;
    const after = await decidedAnew(keyed, step, ctx, async ({ it, timeline, context }) => {
      const move = takeStep(it, step, context);
      const subject = await resolveSubject(ctx, it.subject);
      const entry = move.after.status === 'closed' && linkedEntry(it, timeline, move.entry, subject);
      await saveCase(ctx, move, ...(entry ? [opened(entry)] : []));
      return move.after;
    });
    return viewFor(input.authorizer, after, at);
  },
});
