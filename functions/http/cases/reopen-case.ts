import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'reopen',
  action: 'case.reopen',
  summary: 'Re-open a case within 30 days of its end.',
  body: z.strictObject({ words: Words }),
  step: (body) => ({ step: 'reopened', ...body }),
});
