import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'withdraw',
  action: 'case.withdraw',
  summary:
    'Withdraw a report that was a mistake: your own, until somebody works on it; the level above also later. Where others reported the same, undo the merge first.',
  body: z.strictObject({ words: Words }),
  step: (body) => ({ step: 'withdrawn', ...body }),
});
