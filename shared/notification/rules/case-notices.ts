import { dayOf } from '../../base/instant.ts';
import type { Case } from '../../case/rules/case.ts';
import type { Entry } from '../../case/rules/entry.ts';
import { notificationsOf } from './case-notification.ts';
import type { Notice } from './notice.ts';

/** A danger waits for no office to open, and no more does what follows from it. */
const urgency = ({ priority }: Case) => (priority === 'P0' ? { urgent: true as const } : {});

/** The notices of one step of a case: the same ones, under the same ids, however often they are made. */
export const caseNotices = (it: Case, entry: Entry): Notice[] => {
  const notices = notificationsOf(it, entry).map(({ to, about }): Notice => {
    // Sorts by time within its day, and is one for each step, receiver and kind of notification.
    const id = `${entry.at}.${it.id}.${entry.version}.${about}`;
    return { kind: 'case', to, id, at: entry.at, day: dayOf(entry.at), caseId: it.id, about, ...urgency(it) };
  });
  return [...new Map(notices.map((one) => [`${one.to} ${one.id}`, one])).values()];
};
