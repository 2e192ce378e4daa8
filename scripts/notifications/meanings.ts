import type { Condition, Receiver } from '../../shared/notification/rules/case-receivers.ts';

export const RECEIVERS = {
  reporters: 'each reporter: of the case, and of every case that was merged into it',
  reporter: 'the reporter of the case itself',
  'other-reporters': 'each reporter of a case that was merged into it',
  owner: 'the unit or worker who has the case; the township while nobody has it',
  assignee: 'the unit or worker whom the step names',
  'assignee-before': 'the unit or worker who had the case before the step',
  township: 'the township that the case is filed under',
  county: 'the county',
  tier: 'the level that the step names',
  'tiers-passed': 'each level that the case came up to with the step, or else the one that answers for it',
  'new-tiers': 'each level that the case came up to with the step',
  superior: 'the common superior of both sides',
  'order-tier': 'the level that gave the order',
} as const satisfies Record<Receiver, string>;

export const CONDITIONS = {
  danger: 'the priority is P0',
  'may-close': 'the requester has confirmed, or was tried to be reached often enough',
  confirmed: 'the requester has confirmed',
  'sent-back': 'the requester said "not solved" for the first time',
  'sent-up': 'the requester said "not solved" once more, so that it is assigned anew',
  'passed-on': 'somebody else had the case before',
  'is-reopened': 'the case is open again',
  'stays-closed': 'the case stays closed',
  'day-moved': 'the last day in time is another one',
  'turned-danger': 'the priority has become P0',
  'other-township': 'another township is responsible, and the case is open',
} as const satisfies Record<Condition, string>;
