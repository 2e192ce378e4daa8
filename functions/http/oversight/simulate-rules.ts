import * as z from 'zod/mini';
import { areaOfPath } from '../../../shared/domain/area/area-code.ts';
import { clocksOf } from '../../../shared/domain/case/clocks-of.ts';
import { fareUnder, lastQuarter } from '../../../shared/domain/case/simulate.ts';
import { DraftRules, withDraft } from '../../../shared/domain/clock/draft-rules.ts';
import { RULES } from '../../../shared/domain/clock/rule-book.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { endpoint } from './endpoint.ts';

/** Each takes one request for its timeline, so a page stays within a few seconds. */
const CASES_A_PAGE = 50;

const Count = z.int();
const Fared = z.object({ late: Count, steps: Count });

export default endpoint({
  method: 'POST',
  path: '/rules/simulate',
  may: 'rules.simulate',
  summary:
    'Run a draft of limits and ladders against the cases that ended last quarter, page by page: how many were late and how many steps of the ladder were due, under the rules in force and under the draft. Add the pages up; nothing is stored.',
  body: z.strictObject({ draft: DraftRules, cursor: z.optional(z.string()) }),
  answers: z.object({
    months: z.array(z.string()),
    cases: Count,
    inForce: Fared,
    draft: Fared,
    next: z.optional(z.string()),
  }),

  async run({ body, who, gate }, { caseLists, cases, now }) {
    gate.pass('prefecture', { areaPath: who.areaPath });
    const months = lastQuarter(now());
    const rules = RULES.inForce(areaOfPath(who.areaPath), dayOf(now()));
    const drafted = withDraft(rules, body.draft);
    const asked = { scope: who.areaPath, months, limit: CASES_A_PAGE, cursor: body.cursor };
    const page = await caseLists.endedIn(gate, asked);
    const files = await Promise.all(page.items.map(({ id }) => cases.open(id, gate)));
    const spans = files.map(({ timeline }) => clocksOf(timeline));
    const sumUnder = (version: typeof rules) => {
      const fared = spans.map((some) => fareUnder(version, some, now()));
      return {
        late: fared.filter(({ late }) => late).length,
        steps: fared.reduce((sum, { steps }) => sum + steps, 0),
      };
    };
    const counted = { cases: spans.length, inForce: sumUnder(rules), draft: sumUnder(drafted) };
    return { months, ...counted, ...(page.next === undefined ? {} : { next: page.next }) };
  },
});
