import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'extension/ask',
  action: 'case.ask-extension',
  summary:
    'Ask for more time in the unit of the rule (days or working days), once and before the time is over; someone else decides.',
  body: z.strictObject({ count: z.int().check(z.minimum(1), z.maximum(90)), words: Words }),
  step: (body) => ({ step: 'extension-asked', ...body }),
});
