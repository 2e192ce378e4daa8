import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'wait',
  action: 'case.wait',
  summary: 'Wait for the requester; the clock stops, at most twice and ten working days in all.',
  body: z.strictObject({ words: Words }),
  step: (body) => ({ step: 'waiting', ...body }),
});
