import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'accept',
  action: 'case.accept',
  summary: 'Take a report on: its time to be resolved is promised from now on.',
  body: z.strictObject({ words: z.optional(Words) }),
  step: (body) => ({ step: 'accepted', ...body }),
});
