import type { ProgrammeWords } from '../base/programme-facts.ts';

/** What people call the programme, and whom or what it looks after: for documents and forms. */
export const words = {
  name: { 'zh-CN': '入户包联', bo: 'ཁྱིམ་ཚང་འགན་འཁྲི།', en: 'Households' },
  subject: { 'zh-CN': '家庭', bo: 'ཁྱིམ་ཚང་།', en: 'household' },
} as const satisfies ProgrammeWords;
