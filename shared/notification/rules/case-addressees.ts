import { townshipOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { areaAtTier, type EscalationTier, escalationTiers, tierOfArea } from '../../base/vocabulary.ts';
import type { Case } from '../../case/rules/case.ts';
import type { Entry } from '../../case/rules/entry.ts';
import type { TakenStep } from '../../case/rules/taken-step.ts';
import { areaAddress, assigneeAddress, type InboxAddress, isShared } from './address.ts';
import { CONDITION_HOLDS } from './case-conditions.ts';
import type { CaseNotification } from './case-notification.ts';
import { CASE_RECEIVERS, type CaseRow, type Occasion, type Receiver } from './case-receivers.ts';

/** Whom a row means: an inbox that several read, a person since the case came to them, or those who reported it. */
export type Addressee =
  | { readonly kind: 'shared'; readonly address: InboxAddress }
  | { readonly kind: 'person'; readonly id: string; readonly since: Instant }
  | { readonly kind: 'reporters'; readonly which: 'own' | 'merged' };

export interface Notification {
  readonly to: Addressee;
  readonly about: CaseNotification;
}

const shared = (address: InboxAddress): Addressee => ({ kind: 'shared', address });
const levelOf = (it: Case, tier: EscalationTier): Addressee => shared(areaAddress(areaAtTier(it.area, tier)));
/** The office that takes cases in and closes them; of a complaint about a township's own, the county. */
const townshipOfCase = (it: Case): Addressee =>
  it.about !== undefined && tierOfArea(it.about.area) === 'township'
    ? levelOf(it, 'county')
    : shared(areaAddress(townshipOf(it.area)));

const withAssignee = (assignee: string, since: Instant): Addressee => {
  const address = assigneeAddress(assignee);
  return isShared(address) ? shared(address) : { kind: 'person', id: address, since };
};

const ownerOf = ({ it, entry }: TakenStep): Addressee =>
  'assignee' in it ? withAssignee(it.assignee, entry.at) : townshipOfCase(it);

const levelsBetween = ({ before, it }: TakenStep): Addressee[] => {
  const [from, upTo] = [before?.rung ?? it.rung, it.rung].map((tier) => escalationTiers.indexOf(tier));
  return escalationTiers.slice((from ?? 0) + 1, (upTo ?? 0) + 1).map((tier) => levelOf(it, tier));
};

const orderLevel = ({ it, entry }: TakenStep): Addressee => {
  const id = 'followUpId' in entry ? entry.followUpId : undefined;
  const tier = it.followUps?.find((one) => one.id === id)?.rung;
  return tier === undefined ? townshipOfCase(it) : levelOf(it, tier);
};

const OWN: Addressee = { kind: 'reporters', which: 'own' };
const MERGED: Addressee = { kind: 'reporters', which: 'merged' };

const addressees: Readonly<Record<Receiver, (taken: TakenStep) => readonly Addressee[]>> = {
  reporter: () => [OWN],
  'other-reporters': () => [MERGED],
  reporters: () => [OWN, MERGED],
  owner: (taken) => [ownerOf(taken)],
  assignee: ({ entry }) => ('assignee' in entry ? [withAssignee(entry.assignee, entry.at)] : []),
  'assignee-before': ({ before, entry }) =>
    before !== undefined && 'assignee' in before ? [withAssignee(before.assignee, entry.at)] : [],
  township: ({ it }) => [townshipOfCase(it)],
  county: ({ it }) => [levelOf(it, 'county')],
  tier: ({ it, entry }) => ('rung' in entry && entry.rung ? [levelOf(it, entry.rung)] : []),
  'tiers-passed': (taken) => {
    const passed = levelsBetween(taken);
    return passed.length === 0 ? [levelOf(taken.it, taken.it.rung)] : passed;
  },
  'new-tiers': levelsBetween,
  superior: ({ it }) => [levelOf(it, it.superior ?? 'county')],
  'order-tier': (taken) => [orderLevel(taken)],
};

const occasionsOf = (entry: Entry): Occasion[] =>
  entry.step === 'ladder'
    ? [entry.did, ...(entry.also ?? [])].map((did) => `ladder/${did}` as const)
    : [entry.step];

/** What is taken together tells each level once: of the danger, or else of the lateness, if it began with them. */
const CLIMB: readonly Receiver[] = ['tier', 'tiers-passed', 'new-tiers'];

const rowsOf = (entry: Entry): CaseRow[] => {
  const rows = occasionsOf(entry).flatMap((occasion) => CASE_RECEIVERS[occasion]);
  const climb = rows.find(({ to }) => CLIMB.includes(to));
  return rows.filter((row) => row === climb || !CLIMB.includes(row.to));
};

/** Who has to hear of a step of a case, and which kind of notification it is: what the table of receivers says. */
export const notificationsOf = (taken: TakenStep): Notification[] =>
  rowsOf(taken.entry)
    .filter(({ act }) => act || taken.it.kind !== 'safeguarding')
    .filter(({ when }) => when === undefined || CONDITION_HOLDS[when](taken))
    .flatMap(({ to, about }) => addressees[to](taken).map((one) => ({ to: one, about })));
