import * as z from 'zod/mini';
import { areaOfPath } from '../../../shared/base/area-code.ts';
import { dayOf, Instant } from '../../../shared/base/instant.ts';
import { isOpen } from '../../../shared/case/rules/case.ts';
import { clocksOf } from '../../../shared/case/rules/timing/clocks-of.ts';
import { listEndedOrOpen } from '../../../shared/case/store/case-lists.ts';
import { readCase } from '../../../shared/case/store/case-store.ts';
import { DraftRules, withDraft } from '../../../shared/deadline/rules/draft-rules.ts';
import { RULES } from '../../../shared/deadline/rules/rule-book.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { lastQuarter, monthsSince, sumOfFared } from '../../../shared/statistics/rules/simulate.ts';

/** Each takes one request for its timeline, so a page stays within a few seconds. */
const CASES_A_PAGE = 50;

const Count = z.int();
const Fared = z.object({ late: Count, steps: Count });
const Counted = z.object({ cases: Count, inForce: Fared, draft: Fared });

export default endpoint({
  method: 'POST',
  path: '/rules/simulate',
  action: 'rules.simulate',
  summary:
    'Run a draft of limits and escalation policies against every case that was open at some time last quarter, page by page: how many were late and how many steps of the escalation were due, under the rules in force and under the draft. Those still open are counted as they stand now, and told apart. Add the pages up; nothing is stored.',
  body: z.strictObject({ draft: DraftRules, cursor: z.optional(z.string()) }),
  answers: z.object({
    months: z.array(z.string()),
    asOf: Instant,
    ...Counted.shape,
    /** Of these, the ones that are still open: more of them may become late yet. */
    running: Counted,
    /** On this page, and counted nowhere: opened after the quarter, or without a timeline any more. */
    leftOut: z.object({ openedLater: Count, withoutTimeline: Count }),
    next: z.optional(z.string()),
  }),

  async run({ body, who, authorizer }, ctx) {
    authorizer.require('prefecture', { areaPath: who.areaPath });
    const asOf = ctx.now();
    const quarter = lastQuarter(asOf);
    const rules = RULES.inForce(areaOfPath(who.areaPath), dayOf(asOf));
    const drafted = withDraft(rules, body.draft);

    const months = [...quarter.months, ...monthsSince(quarter, asOf)];
    const asked = { scope: who.areaPath, months, limit: CASES_A_PAGE, cursor: body.cursor };
    const page = await listEndedOrOpen(ctx, authorizer, asked);
    const inQuarter = page.items.filter(({ reportedAt }) => reportedAt < quarter.endsAt);
    const files = await Promise.all(inQuarter.map(({ id }) => readCase(ctx, id, authorizer)));
    const told = files.filter(({ timeline }) => timeline.length > 0);

    const counted = (some: typeof told) => {
      const spans = some.map(({ timeline }) => clocksOf(timeline));
      const under = (one: typeof rules) => sumOfFared(one, spans, asOf);
      return { cases: some.length, inForce: under(rules), draft: under(drafted) };
    };
    return {
      months: [...quarter.months],
      asOf,
      ...counted(told),
      running: counted(told.filter(({ it }) => isOpen(it))),
      leftOut: {
        openedLater: page.items.length - inQuarter.length,
        withoutTimeline: files.length - told.length,
      },
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  },
});
