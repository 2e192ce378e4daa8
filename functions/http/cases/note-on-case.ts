import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'notes',
  action: 'case.note',
  summary: 'Add a note to the timeline.',
  body: z.strictObject({ words: Words }),
  step: (body) => ({ step: 'noted', ...body }),
});
