import type { TriggerRule, TriggerRules } from './trigger.ts';

const statutory = (zh: string, en: string): TriggerRule['basis'] => ({
  testbed: 'statutory-duty',
  source: { 'zh-CN': zh, en },
});
const consent: TriggerRule['basis'] = {
  testbed: 'consent',
  source: {
    'zh-CN': '《个人信息保护法》第十三条第一项：本人同意，可随时谢绝',
    en: 'Personal Information Protection Law, art. 13 (1): with consent, and may be declined at any time',
  },
};

/** The six to begin with. */
export const DEFAULT_TRIGGERS: TriggerRules = {
  version: 'v1',
  from: '2026-01-01',
  kinds: {
    'left-school': {
      name: { 'zh-CN': '适龄儿童少年辍学', en: 'A child has dropped out of school' },
      basis: statutory('《义务教育法》第十三条', 'Compulsory Education Law, art. 13'),
      expiresAfterDays: 60,
      whoVisits: 'liaison',
      visits: [
        { service: 'back-to-school-help', within: '3wd' },
        { service: 'back-to-school-help', within: '30d' },
      ],
    },
    'no-work': {
      name: { 'zh-CN': '在家待业青年', en: 'A young person at home has no work' },
      basis: statutory('《就业促进法》第五十二条', 'Employment Promotion Law, art. 52'),
      expiresAfterDays: 90,
      whoVisits: 'liaison',
      visits: [{ service: 'job-help', within: '10wd' }],
    },
    'sudden-hardship': {
      name: { 'zh-CN': '因病因灾致贫返贫', en: 'A household slid into poverty through illness or disaster' },
      basis: statutory('《社会救助暂行办法》第四十七条', 'Interim Measures for Social Assistance, art. 47'),
      expiresAfterDays: 90,
      whoVisits: 'liaison',
      visits: [
        { service: 'relief-and-benefits', within: '3wd' },
        { service: 'relief-and-benefits', within: '30d' },
      ],
    },
    bereavement: {
      name: { 'zh-CN': '老人去世', en: 'An elder has died' },
      basis: statutory('《社会保险法》第十七条', 'Social Insurance Law, art. 17'),
      expiresAfterDays: 60,
      whoVisits: 'liaison',
      visits: [{ service: 'condolence', within: '3wd' }],
    },
    worry: {
      name: { 'zh-CN': '有心事想找人说', en: 'Someone asks to talk about a worry' },
      basis: consent,
      expiresAfterDays: 30,
      whoVisits: 'helper',
      visits: [{ service: 'time-to-talk', within: '2wd' }],
    },
    holiday: {
      name: { 'zh-CN': '重大节日走访', en: 'A major holiday' },
      basis: consent,
      expiresAfterDays: 14,
      whoVisits: 'liaison',
      visits: [{ service: 'holiday-greeting', within: '5wd' }],
    },
  },
};
