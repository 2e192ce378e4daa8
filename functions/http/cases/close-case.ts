import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'close',
  action: 'case.close',
  summary: 'Close a verified case; neither its opener nor its handler may.',
  body: z.strictObject({ words: z.optional(Words) }),
  step: (body) => ({ step: 'closed', ...body }),
});
