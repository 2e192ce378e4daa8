import * as z from 'zod/mini';
import { Assignee } from '../../../shared/base/vocabulary.ts';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';
import { tierOf } from './follow-up-step.ts';

export default caseStep({
  verb: 'assign',
  action: 'case.assign',
  summary: 'Give the case to a unit or to one worker.',
  body: z.strictObject({ to: Assignee, words: z.optional(Words) }),
  step: ({ to, words }, _now, who) => ({ step: 'assigned', assignee: to, rung: tierOf(who), words }),
});
