import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { Words } from '../../../shared/base/words.ts';
import { linkedEntry } from '../../../shared/case/rules/linked-entry.ts';
import { opened } from '../../../shared/case/rules/move.ts';
import { Lasted } from '../../../shared/case/rules/outcome.ts';
import { answeredBefore, type StepPart, takeStep } from '../../../shared/case/rules/take-step.ts';
import { readCase, saveCase } from '../../../shared/case/store/case-store.ts';
import { resolveSubject } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint, type Input } from '../../../shared/http/endpoint.ts';
import type { Context } from '../../../shared/table/context.ts';
import { CaseParams, CaseStepAnswer, decidedAnew, viewFor } from './case-step.ts';

const Body = z.strictObject({ lasted: Lasted, words: Words, id: z.optional(Ulid) });
type OutcomeInput = Input<z.infer<typeof CaseParams>, unknown, z.infer<typeof Body>>;

const readDecideWrite = async (
  { params, who, authorizer, key, ifMatch }: OutcomeInput,
  step: StepPart,
  ctx: Context,
) => {
  const { it, timeline } = await readCase(ctx, params.caseId, authorizer, { key, ifMatch });
  const context = { by: actorOf(who), at: ctx.now(), key, ifMatch };
  const before = answeredBefore(timeline, step, context);
  if (before !== undefined) return viewFor(authorizer, before, context.at);
  const move = takeStep(it, step, context);
  const subject = await resolveSubject(ctx, it.subject);
  const entry = move.after.status === 'closed' && linkedEntry(timeline, move.entry, subject);
  await saveCase(ctx, move, ...(entry ? [opened(entry)] : []));
  return viewFor(authorizer, move.after, context.at);
};

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

  run(input, ctx) {
    const { body, params } = input;
    const { lasted, words, id } = body;
    if (id === params.caseId) throw invalid('case.new-id-same', '#/id');
    const keyed = { ...input, key: input.key ?? id };
    const step = { step: 'outcome-noted', lasted, words, linked: lasted === 'no' ? id : undefined } as const;
    return decidedAnew(keyed, step, () => readDecideWrite(keyed, step, ctx));
  },
});
