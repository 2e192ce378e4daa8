import { conflict, invalid, notAllowed } from '../../../base/refusal.ts';
import { formatLimit, type Limit, parseLimit } from '../../../deadline/rules/limit.ts';
import { type Case, skeletonOf } from '../case.ts';
import { inStatus, type Reducer } from '../reducer.ts';
import {
  calendarOf,
  extendClock,
  limitsOf,
  pauseClock,
  resumeClock,
  verifyClock,
} from '../timing/case-time.ts';

export const started: Reducer<'started'> = (it) => {
  const from = inStatus(it, 'assigned', 'reopened');
  return { ...skeletonOf(from), status: 'handling', clock: from.clock, assignee: from.assignee };
};

/** Waiting for the requester stops the clock; waiting for colleagues is no such state. */
export const waiting: Reducer<'waiting'> = (it, entry) => {
  const from = inStatus(it, 'handling');
  return {
    ...skeletonOf(from),
    status: 'waiting',
    clock: pauseClock(from.clock, entry.at, calendarOf(entry)),
    assignee: from.assignee,
  };
};

export const resumed: Reducer<'resumed'> = (it, entry) => {
  const from = inStatus(it, 'waiting');
  return {
    ...skeletonOf(from),
    status: 'handling',
    clock: resumeClock(from.clock, entry.at, calendarOf(entry)),
    assignee: from.assignee,
  };
};

const extendable = (it: Case) => inStatus(it, 'handling', 'waiting', 'assigned');

/** What the rules of the kind allow: how many of which unit. */
const extensionRule = (it: Case): Limit => {
  const { extension } = limitsOf(it);
  if (extension.rule !== 'once') throw conflict('case.no-extension', { kind: it.kind });
  return parseLimit(extension.limit);
};

/** One extension, asked while the time still runs, no longer than the rule of the kind allows. */
export const extensionAsked: Reducer<'extension-asked'> = (it, { at, by, count }) => {
  const from = extendable(it);
  const most = extensionRule(from);
  if (from.extension !== undefined) throw conflict('case.extension-asked-already');
  if (at >= from.clock.dueAt) throw conflict('case.extension-too-late');
  if (count > most.count) throw invalid('case.extension-too-long', '#/count', { most: formatLimit(most) });
  return { ...from, extension: { by: by.id, count, state: 'asked' } };
};

const asked = (it: Case, decidedBy: string) => {
  const from = extendable(it);
  if (from.extension?.state !== 'asked') throw conflict('case.no-extension-asked');
  if (from.extension.by === decidedBy) throw notAllowed('case.own-extension');
  return { from, extension: from.extension };
};

export const extensionGranted: Reducer<'extension-granted'> = (it, entry) => {
  const { from, extension } = asked(it, entry.by.id);
  const more = {
    limit: { count: extension.count, unit: extensionRule(from).unit },
    grantedAt: entry.at,
  };
  return {
    ...from,
    clock: extendClock(from.clock, more, calendarOf(entry)),
    extension: { ...extension, state: 'granted' },
  };
};

export const extensionDenied: Reducer<'extension-denied'> = (it, { by }) => {
  const { from, extension } = asked(it, by.id);
  return { ...from, extension: { ...extension, state: 'denied' } };
};

export const answered: Reducer<'answered'> = (it, entry) => {
  const { at, by, result } = entry;
  const from = inStatus(it, 'handling');
  const answer = { result, at, by: by.id };
  return {
    ...skeletonOf(from),
    status: 'answered',
    clock: verifyClock(from, at, calendarOf(entry)),
    workClock: from.clock,
    assignee: from.assignee,
    answer,
    // Somebody other than whoever answered.
    ...(from.openedBy === by.id ? {} : { verifier: from.openedBy }),
  };
};
