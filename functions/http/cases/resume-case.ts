import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'resume',
  action: 'case.wait',
  summary: 'The requester has answered; the clock runs again.',
  body: z.strictObject({ words: z.optional(Words) }),
  step: (body) => ({ step: 'resumed', ...body }),
});
