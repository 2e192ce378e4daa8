import { dayOf } from '../../base/instant.ts';
import type { Case } from '../../case/rules/case.ts';
import type { Entry } from '../../case/rules/entry.ts';
import type { TakenStep } from '../../case/rules/taken-step.ts';
import type { InboxAddress } from './address.ts';
import type { CaseNotification } from './case-notification.ts';
import type { Notice } from './notice.ts';

/** A danger waits for no office to open, and no more does what follows from it. */
const urgency = ({ priority }: Case) => (priority === 'P0' ? { urgent: true as const } : {});

/** Whose inbox, and under which number they know the case. */
export interface Reached {
  readonly to: InboxAddress;
  readonly caseId: string;
  readonly about: CaseNotification;
}

/** The report has told the county of a danger already; that step of the escalation only makes sure of it. */
const originOf = ({ entry, timeline }: TakenStep, about: CaseNotification): Entry => {
  const isCounty = entry.step === 'ladder' && [entry.did, ...(entry.also ?? [])].includes('tell-county');
  if (!isCounty || about !== 'danger') return entry;
  return timeline.find((one) => one.step === 'reported' && one.priority === 'P0') ?? entry;
};

/**
 * The notices of one step of a case: the same ones, under the same ids, however often they are made. Whoever took the step
 * knows of it, and is told nothing.
 */
export const caseNotices = (taken: TakenStep, reached: readonly Reached[]): Notice[] => {
  const { it, entry } = taken;
  const notices = new Map<string, Notice>();
  for (const { to, caseId, about } of reached) {
    const { at, version } = originOf(taken, about);
    // Sorts by time within its day, and is one for each step, receiver and kind of notification.
    const id = `${at}.${it.id}.${version}.${about}`;
    if (to === entry.by.id || notices.has(`${to} ${id}`)) continue;
    notices.set(`${to} ${id}`, { kind: 'case', to, id, at, day: dayOf(at), caseId, about, ...urgency(it) });
  }
  return [...notices.values()];
};
