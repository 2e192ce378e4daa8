import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'extension/decide',
  action: 'case.decide-extension',
  summary: 'Grant or deny the extension that was asked for; a denial names its reason.',
  body: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('grant'), words: z.optional(Words) }),
    z.strictObject({ decision: z.literal('deny'), words: Words }),
  ]),
  step: (body) =>
    body.decision === 'grant'
      ? { step: 'extension-granted', words: body.words }
      : { step: 'extension-denied', words: body.words },
});
