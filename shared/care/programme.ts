import type { ProgrammeWords } from '../base/programme-facts.ts';

/** What people call the programme, and whom or what it looks after: for documents and forms. */
export const words = {
  name: { 'zh-CN': '关爱结对', bo: 'གཅེས་སྐྱོང་།', en: 'Care pairs' },
  subject: { 'zh-CN': '关爱对象', bo: 'གཅེས་སྐྱོང་གི་བྱ་ཡུལ།', en: 'recipient' },
} as const satisfies ProgrammeWords;
