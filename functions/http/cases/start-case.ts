import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'start',
  action: 'case.handle',
  summary: 'Begin to work on the case.',
  body: z.strictObject({ words: z.optional(Words) }),
  step: (body) => ({ step: 'started', ...body }),
});
