import * as z from 'zod/mini';
import { dayOf } from '../../../shared/base/instant.ts';
import { Reached } from '../../../shared/base/vocabulary.ts';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'verify',
  action: 'case.verify',
  summary: 'Note what the requester says of the result, or that they could not be reached today.',
  body: z.strictObject({ reached: Reached, words: z.optional(Words) }),
  step: (body, now) => ({ step: 'verified', on: dayOf(now), ...body }),
});
