import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'return',
  action: 'case.return',
  summary: 'Return a wrongly addressed case, once, with the reason.',
  body: z.strictObject({ words: Words }),
  step: (body) => ({ step: 'returned', ...body }),
});
