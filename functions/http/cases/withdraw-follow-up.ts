import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { followUpStep } from './follow-up-step.ts';

export default followUpStep({
  verb: 'withdraw',
  action: 'follow-up.withdraw',
  summary:
    'Withdraw a follow-up order that was a mistake, by whoever gave it or a level above, before it is answered.',
  body: z.strictObject({ words: Words }),
  step: ({ followUpId, body, rung }) => ({
    step: 'follow-up-withdrawn',
    followUpId,
    rung,
    words: body.words,
  }),
});
