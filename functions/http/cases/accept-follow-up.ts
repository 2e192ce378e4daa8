import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { followUpStep } from './follow-up-step.ts';

export default followUpStep({
  verb: 'accept',
  action: 'follow-up.judge',
  summary: 'Accept the answer to a follow-up order; the order is settled.',
  body: z.strictObject({ words: z.optional(Words) }),
  step: ({ followUpId, body, rung }) => ({ step: 'follow-up-accepted', followUpId, rung, ...body }),
});
