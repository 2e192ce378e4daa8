import * as z from 'zod/mini';
import { Words } from '../../../shared/domain/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'address/dispute',
  may: 'case.return',
  summary: 'Ask the common superior to decide on the address, once the case cannot be returned any more.',
  body: z.strictObject({ words: Words }),
  step: (body) => ({ step: 'address-disputed', ...body }),
});
