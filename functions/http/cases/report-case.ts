import { areaPath } from '../../../shared/base/area-code.ts';
import { dayOf, type Instant } from '../../../shared/base/instant.ts';
import { Refusal } from '../../../shared/base/refusal.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { Report } from '../../../shared/case/rules/report.ts';
import { reportEntry, requireFits } from '../../../shared/case/rules/report-entry.ts';
import { CaseView, viewOf } from '../../../shared/case/rules/views.ts';
import { reportedBefore, saveReport } from '../../../shared/case/store/case-store.ts';
import { resolveSubject } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint, type Input } from '../../../shared/http/endpoint.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import { areaOfSubject, isRegistered } from '../../../shared/programme/rules/subject.ts';
import type { Context } from '../../../shared/table/context.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { requireUnit } from '../../../shared/unit/store/require-unit.ts';

/** The office that a complaint is about, as the register knows it. */
const aboutOf = async ({ aboutUnit }: Report, area: string, ctx: Context) => {
  if (aboutUnit === undefined) return undefined;
  const unit = await requireUnit(ctx, aboutUnit, { area }, '#/aboutUnit');
  return { unit: unit.id, area: unit.area };
};

/** Judges a report as it comes, and opens its case. */
const report = async (
  { body, authorizer }: Input<unknown, unknown, Report>,
  ctx: Context,
  { digest, at }: { readonly digest: string; readonly at: Instant },
) => {
  // What has to be looked up is looked up only where it fits: a table that everybody may read says so.
  if (isRegistered(body.subject)) requireFits(body);
  // A phone that was away for weeks may still know a place by the number that it had then.
  const subject = await resolveSubject(ctx, body.subject);
  const liaisons = () => liaisonsOf(ctx, subject.id, dayOf(at));
  const area = areaOfSubject(subject);
  await authorizer.requireLinked('subject', { areaPath: areaPath(area), wanted: body.kind }, liaisons);
  const about = await aboutOf(body, area, ctx);
  return saveReport(ctx, reportEntry({ ...body, subject, about }, digest, actorOf(authorizer), at));
};

export default endpoint({
  method: 'POST',
  path: '/cases',
  action: 'case.report',
  summary: 'Report a request or a problem. The id is yours: sending it twice opens one case.',
  body: Report,
  answers: CaseView,
  status: 201,
  location: ({ id }) => `/cases/${id}`,

  async run(input, ctx) {
    const { body, authorizer } = input;
    const at = ctx.now();
    const sent = { caseId: body.id, digest: digestOf(body), by: actorOf(authorizer) };
    try {
      return viewOf(await report(input, ctx, { ...sent, at }), at);
    } catch (error) {
      // They may have lost their part in the place since: what was done is answered as it was.
      const before = error instanceof Refusal ? await reportedBefore(ctx, sent) : undefined;
      if (before === undefined) throw error;
      return viewOf(before, at);
    }
  },
});
