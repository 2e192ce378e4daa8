import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { followUpStep } from './follow-up-step.ts';

export default followUpStep({
  verb: 'answer',
  action: 'follow-up.answer',
  summary: 'Answer a follow-up order: what was done, what comes next and when. Name no person.',
  body: z.strictObject({ words: Words }),
  step: ({ followUpId, body, rung, who }) => ({
    step: 'follow-up-answered',
    followUpId,
    ...body,
    ...(who.roles.includes('supervisor') ? { rung } : {}),
  }),
});
