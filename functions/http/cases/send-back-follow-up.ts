import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { AnswerBy, followUpStep, untilTheEndOf } from './follow-up-step.ts';

export default followUpStep({
  verb: 'send-back',
  action: 'follow-up.judge',
  summary: 'Send the answer to a follow-up order back, with what is missing and a new day.',
  body: z.strictObject({ words: Words, answerBy: AnswerBy }),
  step: ({ followUpId, body, rung }) => ({
    step: 'follow-up-sent-back',
    followUpId,
    rung,
    words: body.words,
    answerBy: untilTheEndOf(body.answerBy),
  }),
});
