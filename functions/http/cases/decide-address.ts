import * as z from 'zod/mini';
import { Assignee } from '../../../shared/base/vocabulary.ts';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';
import { tierOf } from './follow-up-step.ts';

export default caseStep({
  verb: 'address/decide',
  action: 'case.decide-address',
  summary:
    'Decide, as the level above both sides or one above it, who has to handle a disputed case; the decision is final.',
  body: z.strictObject({ to: Assignee, words: Words }),
  step: ({ to, words }, _now, who) => ({
    step: 'address-decided',
    assignee: to,
    rung: tierOf(who),
    words,
  }),
});
