import type { ProgrammeWords } from '../base/programme-facts.ts';

/** What people call the programme, and whom or what it looks after: for documents and forms. */
export const words = {
  name: { 'zh-CN': '单位联村', bo: 'གྲོང་ཚོ་མཉམ་འབྲེལ།', en: 'Village partnerships' },
  subject: { 'zh-CN': '村', bo: 'གྲོང་ཚོ།', en: 'village' },
} as const satisfies ProgrammeWords;
