import * as z from 'zod/mini';
import { HouseholdId } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { Double, Household, PresentHousehold } from '../../household/rules/household.ts';
import type { Link } from '../../link/rules/link.ts';
import { cutOff, type LinkChange, replaceLink } from '../../link/rules/replace-link.ts';

/** What is sent when a household was entered twice; `into` is the one that stays. */
export const NewHouseholdMerger = z.strictObject({ id: Ulid, into: HouseholdId });

/** Nobody is entered more often. */
const MOST_DOUBLES = 9;

/** All that a merger, or its undoing, writes of the two: as they were read, and as they are. */
export interface MergedHouseholds {
  readonly before: readonly { readonly id: HouseholdId; readonly version: number }[];
  readonly after: readonly Household[];
  readonly links: readonly LinkChange[];
}

/** A household with the links on it. */
interface Door {
  readonly household: PresentHousehold;
  readonly links: readonly Link[];
}

interface Pair {
  readonly double: Door;
  readonly stays: Door;
  /** Whether whoever came to the double can come to the one that stays. */
  readonly mayCome: boolean;
}

const numbersOf = ({ id, formerly = [] }: Pick<Double, 'id' | 'formerly'>) => [...formerly, id];

const asDouble = (it: PresentHousehold): Double => {
  const { status: _, version: __, doubles: ___, plannedLinks: ____, ...rest } = it;
  return rest;
};

/** Who comes to the one that stays goes on; where nobody did, whoever came to its double does. */
const linksAfter = ({ double, stays, mayCome }: Pair, sent: RequestDigest, at: Instant) => {
  const { id } = stays.household;
  const live = mayCome ? double.links.find(({ status }) => status === 'live') : undefined;
  if (stays.household.liaison !== undefined || live === undefined)
    return { changes: cutOff(double.links, 'same-household', at), liaison: {} };
  const subject = { type: 'household', id } as const;
  const { worker } = live;
  const next = replaceLink(live, { subject, worker, reason: 'same-household' }, stays.links, sent, at);
  const rest = double.links.filter((one) => one !== live);
  return { changes: [...next, ...cutOff(rest, 'same-household', at)], liaison: { liaison: worker } };
};

/** The double becomes a pointer to the one that stays, which keeps what was known of the double until somebody undoes it. */
export const mergeHouseholds = (pair: Pair, sent: RequestDigest, at: Instant): MergedHouseholds => {
  const { double, stays } = pair;
  const { id, version, createdAt, formerly, doubles = [] } = double.household;
  const kept = [...(stays.household.doubles ?? []), ...doubles, asDouble(double.household)];
  if (kept.length > MOST_DOUBLES) throw conflict('household.too-many-doubles', { most: MOST_DOUBLES });
  const { changes, liaison } = linksAfter(pair, sent, at);
  const pointer: Household = {
    ...{ status: 'moved', id, version: version + 1, createdAt },
    ...(formerly === undefined ? {} : { formerly }),
    ...{ movedTo: stays.household.id, movedOn: dayOf(at), reason: 'same-household' },
  };
  const after: PresentHousehold = {
    ...stays.household,
    version: stays.household.version + 1,
    formerly: [...new Set([...(stays.household.formerly ?? []), ...numbersOf(double.household)])],
    doubles: kept,
    ...liaison,
  };
  return { before: [double.household, stays.household], after: [pointer, after], links: changes };
};

/** Both as before: what was the double's goes back to it, and what came since stays with the one that stayed. */
export const restoreDouble = (
  stays: PresentHousehold,
  double: Double,
  pointer: { readonly id: HouseholdId; readonly version: number },
): Pick<MergedHouseholds, 'before' | 'after'> & { readonly restored: PresentHousehold } => {
  const gone = new Set(numbersOf(double));
  const { formerly = [], doubles = [], ...rest } = stays;
  const numbers = formerly.filter((id) => !gone.has(id));
  const others = doubles.filter(({ id }) => id !== double.id);
  const { liaison: _, ...file } = double;
  const restored: PresentHousehold = { status: 'present', ...file, version: pointer.version + 1 };
  const after: PresentHousehold = {
    ...rest,
    version: stays.version + 1,
    ...(numbers.length === 0 ? {} : { formerly: numbers }),
    ...(others.length === 0 ? {} : { doubles: others }),
  };
  return { before: [pointer, stays], after: [restored, after], restored };
};
