import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';
import { tierOf } from './follow-up-step.ts';

export default caseStep({
  verb: 'withdraw',
  action: 'case.withdraw',
  summary:
    'Withdraw a report that was a mistake: your own, until somebody works on it; the level above also later. Where others reported the same, undo the merge first.',
  body: z.strictObject({ words: Words }),
  step: (body, _now, who) => ({
    step: 'withdrawn',
    ...body,
    ...(who.roles.includes('supervisor') ? { rung: tierOf(who) } : {}),
  }),
});
