import * as z from 'zod/mini';
import { Assignee } from '../../../shared/domain/case/vocabulary.ts';
import { Words } from '../../../shared/domain/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'assign',
  may: 'case.assign',
  summary: 'Give the case to a unit or to one worker.',
  body: z.strictObject({ to: Assignee, words: z.optional(Words) }),
  step: ({ to, words }) => ({ step: 'assigned', assignee: to, words }),
});
