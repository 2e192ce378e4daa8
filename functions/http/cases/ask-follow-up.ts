import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';
import { AnswerBy, tierOf, untilTheEndOf } from './follow-up-step.ts';

export default caseStep({
  verb: 'follow-ups',
  action: 'follow-up.ask',
  summary:
    'Order a follow-up: a township, county or prefecture asks about a case below it and names the day by which it wants an answer.',
  body: z.strictObject({ id: Ulid, words: Words, answerBy: AnswerBy }),
  /** The order's own id makes a retry harmless. */
  key: ({ id }) => id,
  step: ({ id, words, answerBy }, _now, who) => ({
    step: 'follow-up-asked',
    followUpId: id,
    rung: tierOf(who),
    answerBy: untilTheEndOf(answerBy),
    words,
  }),
});
