import * as z from 'zod/mini';
import { areaPath } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { invalid, Refusal } from '../../../shared/base/refusal.ts';
import { CaseArea, CaseKind } from '../../../shared/base/vocabulary.ts';
import { Words } from '../../../shared/base/words.ts';
import { correctionOf } from '../../../shared/case/rules/correction.ts';
import { takeStep } from '../../../shared/case/rules/take-step.ts';
import { saveCase } from '../../../shared/case/store/case-store.ts';
import { decidedAnew } from '../../../shared/case/use-cases/step-once.ts';
import { Priority } from '../../../shared/deadline/rules/limits.ts';
import { resolveSubject } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint, type Input } from '../../../shared/http/endpoint.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import { areaOfSubject, NamedSubject } from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';
import { CaseParams, CaseStepAnswer, viewFor } from './case-step.ts';

const Body = z.strictObject({
  words: Words,
  kind: z.optional(CaseKind),
  priority: z.optional(Priority),
  subject: z.optional(NamedSubject),
});
type Body = z.infer<typeof Body>;

const requireSomething = ({ kind, priority, subject }: Body): void => {
  if ((kind ?? priority ?? subject) === undefined) {
    const faults = [{ pointer: '#/kind', code: 'case.correct-something', facts: {} } as const];
    throw new Refusal('invalid', 'request.bad-fields', { count: faults.length }, faults);
  }
};

/** The place that is meant, under its number of today: only where the sender may report themselves. */
const placeOf = async ({ body, authorizer }: Input<unknown, unknown, Body>, ctx: Context) => {
  if (body.subject === undefined) return undefined;
  const subject = await resolveSubject(ctx, body.subject);
  const area = CaseArea.safeParse(areaOfSubject(subject));
  if (!area.success) throw invalid('case.area-too-wide', '#/subject/id');
  const liaisons = () => liaisonsOf(ctx, subject.id, dayOf(ctx.now()));
  await authorizer
    .to('case.report')
    .requireLinked('subject', { areaPath: areaPath(area.data), wanted: body.kind }, liaisons);
  return { subject, area: area.data };
};

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/correct',
  action: 'case.correct',
  summary:
    'Correct kind, priority or subject: in your own report until it is accepted, at the level above also later. The deadline is counted again from the report, and everybody is told.',
  params: CaseParams,
  body: Body,
  answers: CaseStepAnswer,
  idempotent: true,
  ifMatch: 'optional',

  async run(input, ctx) {
    requireSomething(input.body);
    const asked = { step: 'corrected', ...input.body } as const;
    const sent = { ...asked, area: '', rules: '', dueBeforeOn: '', dueOn: '' };
    const after = await decidedAnew(input, sent, ctx, async ({ it, context }) => {
      const step = correctionOf(it, asked, await placeOf(input, ctx), context);
      const move = takeStep(it, step, context);
      await saveCase(ctx, move);
      return move.after;
    });
    return viewFor(input.authorizer, after, ctx.now());
  },
});
