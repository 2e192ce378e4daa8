import { dayOf, type Instant } from '../../../shared/base/instant.ts';
import { Refusal } from '../../../shared/base/refusal.ts';
import type { Page } from '../../../shared/http/page.ts';
import type { WordLanguage } from '../../../shared/http/spoken-language.ts';
import type { Promised } from '../../../shared/visit/rules/slip.ts';

export interface SlipState {
  readonly promised: readonly Promised[];
  readonly asOf: Instant;
}

type Words = Readonly<Record<WordLanguage, string>>;

const STAGES: Readonly<Record<Promised['stage'], Words>> = {
  received: { 'zh-CN': '已登记，等待受理', en: 'Received, about to be taken on' },
  'in-work': { 'zh-CN': '正在办理', en: 'Being worked on' },
  answered: { 'zh-CN': '已答复，等待您确认', en: 'Answered; you will be asked whether it is solved' },
  ended: { 'zh-CN': '已办结', en: 'Ended' },
  'visit-planned': { 'zh-CN': '将再次上门', en: 'Somebody will come again' },
  'visit-over': { 'zh-CN': '约定的再次上门日期已过', en: 'The day of the next visit has passed' },
};

const isPast = (stage: Promised['stage']) => stage === 'ended' || stage === 'visit-over';
const DAYS: Readonly<Record<WordLanguage, (one: Promised) => string>> = {
  'zh-CN': ({ stage, on }) => (isPast(stage) ? on : `最迟 ${on}`),
  en: ({ stage, on }) => (isPast(stage) ? on : `by ${on}`),
};

const TITLE: Words = { 'zh-CN': '约定事项的进展', en: 'How far it has come' };
const REFUSED: Words = { 'zh-CN': '查询不到', en: 'Nothing to show' };
const NOT_FOUND: Words = {
  'zh-CN': '没有这个查询号。请对照纸条再输入一次，或询问乡镇（街道）办事处。',
  en: 'There is no such number. Compare it with the slip, or ask the township office.',
};
const TOO_MANY: Words = {
  'zh-CN': '查询过于频繁，请一分钟后再试。',
  en: 'Too many requests. Try again in a minute.',
};
const NOTHING: Words = { 'zh-CN': '没有待办的约定。', en: 'Nothing is left to be done.' };
const PRIVATE: Words = {
  'zh-CN': '本页只显示进度和日期，不显示姓名、地址和内容。未解决时，请告诉上门人员或乡镇（街道）办事处。',
  en: 'This page shows stages and days only: no name, no address, no text. If it is not solved, tell whoever comes to you or the township office.',
};
const AS_OF: Words = { 'zh-CN': '截至', en: 'As of' };

const refusedPage = ({ kind }: Refusal, language: WordLanguage): Page => ({
  language,
  title: REFUSED[language],
  lines: [{ text: (kind === 'too-many' ? TOO_MANY : NOT_FOUND)[language] }],
  foot: [],
});

/** What a resident sees who follows the code on the slip with a telephone. */
export const slipPage = (found: SlipState | Refusal, language: WordLanguage): Page => {
  if (found instanceof Refusal) return refusedPage(found, language);
  const lines = found.promised.map((one) => ({
    text: STAGES[one.stage][language],
    note: DAYS[language](one),
  }));
  return {
    language,
    title: TITLE[language],
    lines: lines.length === 0 ? [{ text: NOTHING[language] }] : lines,
    foot: [PRIVATE[language], `${AS_OF[language]} ${dayOf(found.asOf)}`],
  };
};
