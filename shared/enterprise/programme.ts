import type { ProgrammeWords } from '../base/programme-facts.ts';

/** What people call the programme, and whom or what it looks after: for documents and forms. */
export const words = {
  name: { 'zh-CN': '企业服务', bo: 'ཁེ་ལས་ཞབས་ཞུ།', en: 'Service to enterprises' },
  subject: { 'zh-CN': '企业', bo: 'ཁེ་ལས།', en: 'enterprise' },
} as const satisfies ProgrammeWords;
