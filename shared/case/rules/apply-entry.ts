import { conflict } from '../../base/refusal.ts';
import { type EscalationTier, tierAbove, tierOfArea } from '../../base/vocabulary.ts';
import type { Case } from './case.ts';
import type { Entry, EntryOf } from './entry.ts';
import * as addressing from './steps/addressing.ts';
import * as counting from './steps/counting.ts';
import * as ending from './steps/ending.ts';
import * as filing from './steps/filing.ts';
import * as following from './steps/following.ts';
import * as handling from './steps/handling.ts';
import * as intake from './steps/intake.ts';
import * as lasting from './steps/lasting.ts';
import * as merging from './steps/merging.ts';
import * as mistakes from './steps/mistakes.ts';
import * as watching from './steps/watching.ts';
import { acceptClock, calendarOf } from './timing/case-time.ts';

/** Who answers for it first: of a complaint about a village's or a township's office, the level above that. */
const firstTier = ({ about }: EntryOf<'reported'>): EscalationTier =>
  about === undefined || about.area.length < 9 ? 'village' : tierAbove(tierOfArea(about.area));

/** The case that a report opens. */
export const openCase = (entry: EntryOf<'reported'>): Case => {
  const { programme, kind, priority, area, subject, digest, rules, calendar, follows, about } = entry;
  const { caseId: id, version, at, by } = entry;
  const opening = { programme, kind, priority, area, subject, digest, rules, calendar, follows, about };
  const clock = acceptClock(opening, at, calendarOf(entry));
  return {
    status: 'reported',
    id,
    version,
    ...opening,
    reportedAt: at,
    openedBy: by.id,
    rung: firstTier(entry),
    reporters: 1,
    clock,
  };
};

const changed = (it: Case, entry: Entry): Case => {
  switch (entry.step) {
    case 'reported':
      throw conflict('case.open-already');
    case 'accepted':
      return intake.accepted(it, entry);
    case 'refused':
      return intake.refused(it, entry);
    case 'refusal-taken-back':
      return mistakes.refusalTakenBack(it, entry);
    case 'withdrawn':
      return mistakes.withdrawn(it, entry);
    case 'corrected':
      return mistakes.corrected(it, entry);
    case 'follow-up-withdrawn':
      return mistakes.orderWithdrawn(it, entry);
    case 'assigned':
      return intake.assigned(it, entry);
    case 'returned':
      return intake.returned(it, entry);
    case 'started':
      return handling.started(it, entry);
    case 'waiting':
      return handling.waiting(it, entry);
    case 'resumed':
      return handling.resumed(it, entry);
    case 'extension-asked':
      return handling.extensionAsked(it, entry);
    case 'extension-granted':
      return handling.extensionGranted(it, entry);
    case 'extension-denied':
      return handling.extensionDenied(it, entry);
    case 'answered':
      return handling.answered(it, entry);
    case 'verified':
      return ending.verified(it, entry);
    case 'closed':
      return ending.closed(it, entry);
    case 'reopened':
      return ending.reopened(it, entry);
    case 'noted':
      return watching.noted(it, entry);
    case 'attached':
      return watching.attached(it, entry);
    case 'merged':
      return merging.merged(it, entry);
    case 'absorbed':
      return merging.absorbed(it, entry);
    case 'unmerged':
      return merging.unmerged(it, entry);
    case 'released':
      return merging.released(it, entry);
    case 'address-disputed':
      return addressing.disputed(it, entry);
    case 'address-decided':
      return addressing.decided(it, entry);
    case 'follow-up-asked':
      return following.asked(it, entry);
    case 'follow-up-answered':
      return following.answered(it, entry);
    case 'follow-up-accepted':
      return following.accepted(it, entry);
    case 'follow-up-sent-back':
      return following.sentBack(it, entry);
    case 'follow-up-overdue':
      return following.overdue(it, entry);
    case 'outcome-asked':
      return lasting.asked(it, entry);
    case 'outcome-noted':
      return lasting.noted(it, entry);
    case 'handed-over':
      return filing.handedOver(it, entry);
    case 'refiled':
      return filing.refiled(it, entry);
    case 'recounted':
      return counting.recounted(it, entry);
    case 'ladder':
      return watching.ladder(it, entry);
  }
};

/** The next state of a case: pure, refuses what the rules do not allow, and counts every entry as one version. */
export const applyEntry = (it: Case, entry: Entry): Case => {
  if (entry.version !== it.version + 1)
    throw new Error(`Entry ${entry.version} does not follow version ${it.version}.`);
  return { ...changed(it, entry), version: entry.version };
};

/** A case told from its beginning: must equal the stored one. */
export const reduceCase = (entries: readonly Entry[]): Case => {
  const [first, ...rest] = entries;
  if (first?.step !== 'reported') throw new Error('A timeline begins with its report.');
  return rest.reduce(applyEntry, openCase(first));
};
