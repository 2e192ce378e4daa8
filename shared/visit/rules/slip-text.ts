import * as z from 'zod/mini';
import { Day, dayOf } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import type { TwoNames } from '../../calendar/rules/overlay.ts';
import { type Case, isOpen } from '../../case/rules/case.ts';
import type { CaseKind } from '../../deadline/rules/limits.ts';

type Language = keyof TwoNames;

const KIND_WORDS: Readonly<Record<CaseKind, TwoNames>> = {
  question: { 'zh-CN': '咨询', en: 'Question' },
  'household-request': { 'zh-CN': '家庭诉求', en: 'Request of the household' },
  'public-space': { 'zh-CN': '公共设施问题', en: 'Public place or facility' },
  safeguarding: { 'zh-CN': '安全保护', en: 'Protection' },
  entitlement: { 'zh-CN': '待遇申领', en: 'Benefit to apply for' },
  'temporary-relief': { 'zh-CN': '临时救助', en: 'Temporary relief' },
  'care-need': { 'zh-CN': '关爱需求', en: 'Care' },
  'dispute-mediation': { 'zh-CN': '纠纷调解', en: 'Mediation' },
  'enterprise-problem': { 'zh-CN': '企业问题', en: 'Problem of the enterprise' },
  'enterprise-arrears': { 'zh-CN': '企业账款', en: 'Money owed to the enterprise' },
  'petition-hand-over': { 'zh-CN': '信访转交', en: 'Hand-over to the petition office' },
  'data-rights-request': { 'zh-CN': '个人信息权利请求', en: 'Request about my data' },
};
const VISIT_WORDS: TwoNames = { 'zh-CN': '再次上门', en: 'Another visit' };
const OFFICE_WORDS: TwoNames = { 'zh-CN': '乡镇街道', en: 'Township office' };

/** One thing that was agreed. */
export const SlipLine = z.object({
  what: z.string(),
  /** A unit, a worker by name, or the office that accepts it. */
  by: personal('worker.name', z.string()),
  until: Day,
});
export type SlipLine = z.infer<typeof SlipLine>;

interface Facts {
  readonly language: Language;
  /** The name of the township. */
  readonly office: string | undefined;
  /** Who comes again, as things stand; nobody yet where a link is missing. */
  readonly worker: string | undefined;
  /** What people call those who are known here by an id. */
  readonly names: ReadonlyMap<string, string>;
}

interface Agreed {
  readonly cases: readonly Case[];
  readonly followUp: { readonly dueOn: Day } | undefined;
}

/** The workers whom a slip names, by their ids. */
export const workersOn = ({ cases }: Agreed, worker: string | undefined): string[] => [
  ...(worker === undefined ? [] : [worker]),
  ...cases.flatMap((it) =>
    'assignee' in it && it.assignee.startsWith('worker:') ? [it.assignee.slice('worker:'.length)] : [],
  ),
];

const nameOf = (id: string | undefined, { language, office, names }: Facts): string =>
  id === undefined ? (office ?? OFFICE_WORDS[language]) : (names.get(id) ?? id);

const byWhom = (it: Case, facts: Facts): string =>
  nameOf('assignee' in it ? it.assignee.replace(/^(unit|worker):/, '') : undefined, facts);

export const slipLines = ({ cases, followUp }: Agreed, facts: Facts): SlipLine[] => [
  ...cases.map((it) => ({
    what: KIND_WORDS[it.kind][facts.language],
    by: byWhom(it, facts),
    until: isOpen(it) ? it.clock.dueOn : dayOf(it.endedAt),
  })),
  ...(followUp === undefined
    ? []
    : [
        {
          what: VISIT_WORDS[facts.language],
          by: nameOf(facts.worker, facts),
          until: followUp.dueOn,
        },
      ]),
];

interface Where {
  readonly language: Language;
  readonly number: string;
  readonly address: string;
}

/** The slip as a few lines of text, to be copied by hand where there is no printer. */
export const slipText = (lines: readonly SlipLine[], { language, number, address }: Where): string => {
  const chinese = language === 'zh-CN';
  const agreed = lines.map(({ what, by, until }, index) =>
    chinese ? `${index + 1}. ${what}：${by}，${until} 前` : `${index + 1}. ${what}: ${by}, by ${until}`,
  );
  return [
    chinese ? '约定事项' : 'What we agreed',
    ...agreed,
    chinese ? `查询号：${number}` : `Number: ${number}`,
    chinese ? `查询地址：${address}` : `Ask at: ${address}`,
  ].join('\n');
};
