import * as z from 'zod/mini';
import { CaseResult } from '../../../shared/base/vocabulary.ts';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'answer',
  action: 'case.answer',
  summary: 'Answer the request with a result and its ground.',
  body: z.strictObject({ result: CaseResult, words: Words }),
  step: (body) => ({ step: 'answered', ...body }),
});
