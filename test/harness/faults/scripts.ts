import type { Script } from './act.ts';
import { campaignScripts } from './campaign-scripts.ts';
import { caseScripts } from './case-scripts.ts';
import { fundScripts } from './fund-scripts.ts';
import { messageScripts } from './message-scripts.ts';
import { registerScripts } from './register-scripts.ts';
import { visitScripts } from './visit-scripts.ts';

export const scripts: readonly Script[] = [
  ...caseScripts,
  ...registerScripts,
  ...visitScripts,
  ...campaignScripts,
  ...fundScripts,
  ...messageScripts,
];
