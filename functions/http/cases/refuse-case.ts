import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';
import { tierOf } from './follow-up-step.ts';

export default caseStep({
  verb: 'refuse',
  action: 'case.refuse',
  summary: 'Refuse a report, with the reason and where to go instead.',
  body: z.strictObject({ words: Words, goTo: Words }),
  step: (body, _now, who) => ({ step: 'refused', countedAs: 'refused', rung: tierOf(who), ...body }),
});
