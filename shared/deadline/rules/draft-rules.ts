import * as z from 'zod/mini';
import { CaseKind } from '../../base/vocabulary.ts';
import { EscalationPolicy, EscalationPolicyName } from './escalation-rules.ts';
import { DraftCells, Priority } from './limits.ts';
import type { Rules } from './rules.ts';

/** Rules that somebody thinks of setting: only the cells and escalation policies that would change. */
export const DraftRules = z.strictObject({
  cells: z._default(DraftCells, {}),
  ladders: z._default(z.partialRecord(EscalationPolicyName, EscalationPolicy), {}),
});
export type DraftRules = z.infer<typeof DraftRules>;

/** The rules as they would be with a draft, which may be stricter or laxer: a question, not a rule. */
export const withDraft = ({ limits, ladders }: Rules, draft: DraftRules): Rules => {
  const kinds = { ...limits.kinds };
  for (const kind of CaseKind.options) {
    const cells = { ...kinds[kind].cells };
    for (const priority of Priority.options) {
      const own = draft.cells[kind]?.[priority];
      if (own !== undefined) cells[priority] = { ...cells[priority], ...own };
    }
    kinds[kind] = { ...kinds[kind], cells };
  }
  return {
    limits: { ...limits, kinds },
    ladders: { ...ladders, ladders: { ...ladders.ladders, ...draft.ladders } },
  };
};
