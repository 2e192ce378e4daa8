import type { ProgrammeWords } from '../../../../shared/base/programme-facts.ts';

/** What people call the programme, and whom it looks after. */
export const words = {
  name: { 'zh-CN': '老年助餐', bo: 'རྒན་པའི་ཟས་རོགས།', en: 'Meals for elders' },
  subject: { 'zh-CN': '就餐老人', bo: 'ཟས་ཟ་མཁན།', en: 'diner' },
} as const satisfies ProgrammeWords;
