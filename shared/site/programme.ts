import type { ProgrammeWords } from '../base/programme-facts.ts';

/** What people call the programme, and whom or what it looks after: for documents and forms. */
export const words = {
  name: { 'zh-CN': '场所服务', bo: 'ས་གནས་ཞབས་ཞུ།', en: 'Service at sites' },
  subject: { 'zh-CN': '集体居住场所', bo: 'མཉམ་སྡོད་ཀྱི་ས་གནས།', en: 'collective residence' },
} as const satisfies ProgrammeWords;
