import * as z from 'zod/mini';
import { areaOfPath } from '../../../shared/base/area-code.ts';
import { Words } from '../../../shared/base/words.ts';
import { caseStep } from './case-step.ts';

export default caseStep({
  verb: 'address/dispute',
  action: 'case.return',
  summary:
    'Ask the common superior, the nearest level above both sides, to decide on the address, once the case cannot be returned any more.',
  body: z.strictObject({ words: Words }),
  step: (body, _now, who) => ({ step: 'address-disputed', ...body, area: areaOfPath(who.areaPath) }),
});
