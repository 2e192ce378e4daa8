import type { TwoNames } from '../../calendar/rules/overlay.ts';
import type { CountedDay } from './count-days.ts';
import type { Limit } from './limit.ts';

/** A reader's language. Every word for readers is written in both. */
export type Language = keyof TwoNames;

/** Why a day counted or not. Days off with a name of their own are called by it. */
export const DAY_WORDS: Readonly<Record<Exclude<CountedDay['why'], 'holiday' | 'local-festival'>, TwoNames>> =
  {
    start: { 'zh-CN': '起算日，不计入', en: 'start, not counted' },
    'start-in-the-evening': {
      'zh-CN': '18时以后收到，按下一个工作日收到计算',
      en: 'received after 18:00, counts as received on the next working day',
    },
    'working-day': { 'zh-CN': '工作日', en: 'working day' },
    'make-up-day': { 'zh-CN': '调休上班日', en: 'make-up working day' },
    weekend: { 'zh-CN': '周末', en: 'weekend' },
    waiting: { 'zh-CN': '等待诉求人，停止计算', en: 'waiting for the requester, the clock stands still' },
    'every-day-counts': { 'zh-CN': '自然日，计入', en: 'calendar day, every day counts' },
    'hours-run': { 'zh-CN': '按小时连续计算', en: 'hours run through nights and weekends' },
    'same-day': { 'zh-CN': '当日办结', en: 'due on the day itself' },
    'moved-to-working-day': {
      'zh-CN': '期限最后一日为休息日，顺延至本工作日',
      en: 'the limit ended on a day off and moves to this working day',
    },
  };

export const DAY_OFF: TwoNames = { 'zh-CN': '{name}放假', en: '{name}, day off' };
export const LOCAL_DAY_OFF: TwoNames = {
  'zh-CN': '{name}，本州放假',
  en: '{name}, day off in this prefecture',
};

export const UNIT_WORDS: Readonly<Record<Limit['unit'], TwoNames>> = {
  min: { 'zh-CN': '{count}分钟', en: '{count} minute{s}' },
  h: { 'zh-CN': '{count}小时', en: '{count} hour{s}' },
  wd: { 'zh-CN': '{count}个工作日', en: '{count} working day{s}' },
  d: { 'zh-CN': '{count}日', en: '{count} day{s}' },
  'same-day': { 'zh-CN': '当日', en: 'the same day' },
};

export const SUMMARY_WORDS = {
  due: {
    'zh-CN': '应于 {dueOn} 前（含当日）办结；{dueAt}（北京时间）起为逾期。',
    en: 'Due on {dueOn}; late from {dueAt} Beijing time.',
  },
  start: {
    'zh-CN': '{startedAt} 开始，时限 {limit}。',
    en: 'Started {startedAt}, limit {limit}.',
  },
  startsOn: {
    'zh-CN': '按 {startsOn} 收到计算。',
    en: 'Counts as started on {startsOn}.',
  },
  counted: {
    'zh-CN': '计入 {counted} 日，不计入 {skipped} 日。',
    en: 'Days counted: {counted}; not counted: {skipped}.',
  },
  pause: {
    'zh-CN': '{from} 至 {to} 等待诉求人。',
    en: 'Waited for the requester from {from} to {to}.',
  },
  pauseCut: {
    'zh-CN': '{from} 起等待诉求人；等待时限用完，{to} 恢复计算。',
    en: 'Waited for the requester from {from}; the allowance was used up and the clock ran again from {to}.',
  },
  waiting: {
    'zh-CN': '正在等待诉求人，以上日期按等待时限全部用完计算。',
    en: 'Waiting for the requester; the date is the latest possible, if the whole allowance is used.',
  },
  extension: {
    'zh-CN': '原应于 {dueBeforeOn} 办结，延长 {limit}。',
    en: 'Was due on {dueBeforeOn}, extended by {limit}.',
  },
  promise: {
    'zh-CN': '按现行日历为 {countedOn}；已告知的日期不变。',
    en: "By today's calendar it would be {countedOn}; the date that was told stands.",
  },
  rule: { 'zh-CN': '规则 {id}，依据：{source}。', en: 'Rule {id}, after: {source}.' },
  provisional: {
    'zh-CN': '暂定：国务院尚未发布该年度放假安排，公布后重新计算。',
    en: 'Provisional: there is no State Council notice for that year yet; computed again when there is.',
  },
} as const satisfies Record<string, TwoNames>;
