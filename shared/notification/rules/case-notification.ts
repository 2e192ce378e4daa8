import * as z from 'zod/mini';
import { townshipOf } from '../../base/area-code.ts';
import { areaAtTier, type EscalationTier } from '../../base/vocabulary.ts';
import type { Case } from '../../case/rules/case.ts';
import type { Entry, EntryOf } from '../../case/rules/entry.ts';
import type { EscalationStep } from '../../deadline/rules/escalation-step.ts';
import { areaAddress, assigneeAddress, type InboxAddress } from './address.ts';

/** What a notice about a case says: the kind of notification, and nothing that was said. */
export const CaseNotification = z.enum([
  'to-accept',
  'danger',
  'assigned',
  'returned',
  'address-disputed',
  'due-soon',
  'overdue',
  'climbed',
  'tell-requester',
  'extension-asked',
  'extension-decided',
  'to-verify',
  'reopened',
  'order-asked',
  'order-answered',
  'order-settled',
  'order-overdue',
  'ask-outcome',
]);
export type CaseNotification = z.infer<typeof CaseNotification>;

interface Notification {
  readonly to: InboxAddress;
  readonly about: CaseNotification;
}

/** Whoever has the case; before it is assigned, the township, which has to accept and assign it. */
const ownerOf = (it: Case): InboxAddress =>
  'assignee' in it ? assigneeAddress(it.assignee) : areaAddress(townshipOf(it.area));

const levelOf = (it: Case, tier: EscalationTier): InboxAddress => areaAddress(areaAtTier(it.area, tier));
const townshipOfCase = (it: Case): InboxAddress => areaAddress(townshipOf(it.area));

const ofPolicy = (it: Case, did: EscalationStep, tier: EscalationTier): Notification[] => {
  switch (did) {
    case 'tell-county':
    case 'tell-prefecture':
      return [{ to: levelOf(it, tier), about: 'danger' }];
    case 'remind-owner':
      return [{ to: ownerOf(it), about: 'due-soon' }];
    case 'remind-head':
      return [
        { to: ownerOf(it), about: 'due-soon' },
        { to: townshipOfCase(it), about: 'due-soon' },
      ];
    case 'mark-overdue':
      return [
        { to: ownerOf(it), about: 'overdue' },
        { to: levelOf(it, tier), about: 'overdue' },
        { to: it.openedBy, about: 'tell-requester' },
      ];
    case 'climb-1':
    case 'climb-2':
    case 'climb-3':
      return [{ to: levelOf(it, tier), about: 'climbed' }];
  }
};

const askedBy = (it: Case, id: string): InboxAddress => {
  const tier = it.followUps?.find((one) => one.id === id)?.rung;
  return tier === undefined ? townshipOfCase(it) : levelOf(it, tier);
};

const ofReport = (it: Case, { priority }: EntryOf<'reported'>): Notification[] => [
  { to: townshipOfCase(it), about: 'to-accept' },
  ...(priority === 'P0' ? [{ to: levelOf(it, 'county'), about: 'danger' as const }] : []),
];

/** Who has to hear of a step of a case, and which kind of notification it is. `it` is the case after the step, or later. */
export const notificationsOf = (it: Case, entry: Entry): Notification[] => {
  switch (entry.step) {
    case 'reported':
      return ofReport(it, entry);
    case 'assigned':
    case 'address-decided':
      return [{ to: assigneeAddress(entry.assignee), about: 'assigned' }];
    case 'returned':
      return [{ to: townshipOfCase(it), about: 'returned' }];
    case 'address-disputed':
      return [{ to: levelOf(it, it.superior ?? 'county'), about: 'address-disputed' }];
    case 'extension-asked':
      return [{ to: townshipOfCase(it), about: 'extension-asked' }];
    case 'extension-granted':
    case 'extension-denied':
      return [
        { to: ownerOf(it), about: 'extension-decided' },
        { to: it.openedBy, about: 'tell-requester' },
      ];
    case 'answered':
      return [{ to: it.openedBy, about: 'to-verify' }];
    case 'reopened':
      return [{ to: ownerOf(it), about: 'reopened' }];
    case 'follow-up-asked':
    case 'follow-up-sent-back':
      return [{ to: ownerOf(it), about: 'order-asked' }];
    case 'follow-up-answered':
      return [{ to: askedBy(it, entry.followUpId), about: 'order-answered' }];
    case 'follow-up-accepted':
      return [{ to: ownerOf(it), about: 'order-settled' }];
    case 'follow-up-overdue':
      return [
        { to: ownerOf(it), about: 'order-overdue' },
        { to: askedBy(it, entry.followUpId), about: 'order-overdue' },
      ];
    case 'outcome-asked':
      return [{ to: it.openedBy, about: 'ask-outcome' }];
    case 'outcome-noted':
      return it.status === 'reopened' ? [{ to: ownerOf(it), about: 'reopened' }] : [];
    case 'ladder':
      return ofPolicy(it, entry.did, entry.rung);
    case 'verified':
      return entry.reached === 'not-solved' ? [{ to: ownerOf(it), about: 'reopened' }] : [];
    case 'handed-over':
      return [{ to: assigneeAddress(entry.assignee), about: 'assigned' }];
    case 'refiled':
    case 'recounted':
    case 'accepted':
    case 'refused':
    case 'started':
    case 'waiting':
    case 'resumed':
    case 'closed':
    case 'noted':
    case 'attached':
    case 'merged':
    case 'absorbed':
    case 'unmerged':
    case 'released':
      return [];
  }
};
