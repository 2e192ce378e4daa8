import type { EscalationPolicy, EscalationRules } from './escalation-rules.ts';

const TWO_HOURS_MS = 2 * 3_600_000;

const reminders = (inOfficeHours: boolean): EscalationPolicy['steps'] => [
  { step: 'remind-owner', at: { share: 0.5 }, inOfficeHours },
  { step: 'remind-head', at: { share: 0.8 }, inOfficeHours },
  { step: 'mark-overdue', at: { share: 1 }, inOfficeHours: false },
];

const climbs: EscalationPolicy['steps'] = [
  { step: 'climb-1', at: { climbs: 1 }, inOfficeHours: false },
  { step: 'climb-2', at: { climbs: 2 }, inOfficeHours: false },
  { step: 'climb-3', at: { climbs: 3 }, inOfficeHours: false },
];

/** Limits for accepting are short, so that policy climbs every working day. */
export const DEFAULT_ESCALATIONS: EscalationRules = {
  version: 'v1',
  from: '2026-01-01',
  ladders: {
    accept: {
      steps: [...reminders(true), ...climbs],
      climbEvery: '1wd',
      climbShare: 0.2,
      answerWithin: '1wd',
    },
    resolve: {
      steps: [...reminders(true), ...climbs],
      climbEvery: '2wd',
      climbShare: 0.2,
      answerWithin: '2wd',
    },
    danger: {
      steps: [
        { step: 'tell-county', at: { afterMs: 0 }, inOfficeHours: false },
        { step: 'tell-prefecture', at: { afterMs: TWO_HOURS_MS }, inOfficeHours: false },
        ...reminders(false),
      ],
      climbEvery: '2wd',
      climbShare: 0.2,
      answerWithin: '2h',
    },
  },
};
