import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Ulid, UnitId } from '../../base/id.ts';
import { Day, dayOf, Instant } from '../../base/instant.ts';
import { Requester } from '../../base/requester.ts';
import { Role } from '../../base/role.ts';
import { CaseKind, isShownWithHousehold } from '../../base/vocabulary.ts';
import { Words } from '../../base/words.ts';
import type { Case } from '../../case/rules/case.ts';
import type { Entry } from '../../case/rules/entry.ts';
import { Contact } from '../../contact/rules/contact.ts';
import { HouseholdFile } from '../../household/rules/household.ts';
import { ServiceRecord } from '../../service/rules/service-record.ts';
import { Visit } from '../../visit/rules/visit.ts';

const { day, reason, offered, given } = Visit.shape;
const contacted = Contact.shape;
const { kind, quantity, people, valueFen, day: on } = ServiceRecord.shape;

/** Whoever did something, as their office: a member of staff is somebody else too. */
const Office = { role: z.string(), unit: z.optional(UnitId) };

export const CopiedCase = z.object({
  id: Ulid,
  kind: CaseKind,
  status: z.string(),
  reportedOn: Day,
  /** Only where they asked for themselves. */
  requester: z.optional(Requester),
  steps: z.array(z.object({ on: Day, step: z.string(), ...Office, words: z.optional(Words) })),
});
export type CopiedCase = z.infer<typeof CopiedCase>;

/** All that is kept about somebody, as they may take it home: nobody else is in it. */
export const Copy = z.object({
  household: z.object(HouseholdFile.shape),
  visits: z.array(z.object({ day, reason, offered, given })),
  contacts: z.array(
    z.object({
      day: contacted.day,
      mode: contacted.mode,
      purpose: contacted.purpose,
      given: contacted.given,
    }),
  ),
  services: z.array(z.object({ day: on, kind, quantity, people, valueFen })),
  cases: z.array(CopiedCase),
  /** Who read it: which office, for what, when. */
  accesses: z.array(
    z.object({
      at: Instant,
      role: Role,
      area: z.optional(AreaCode),
      unit: z.optional(UnitId),
      purpose: z.string(),
    }),
  ),
  asOf: Instant,
});
export type Copy = z.infer<typeof Copy>;

/** Steps whose words are for whoever asked. Notes and questions between offices may name others. */
const FOR_THEM: readonly Entry['step'][] = ['answered', 'refused'];

/**
 * What may be dangerous to be seen is handed to nobody at a window, where the one who asks may be the one it is about. What
 * else the door does not tell of - a complaint, what somebody asked about data - goes to whoever said that.
 */
export const isForThem = (
  { id, kind }: Case,
  [first]: readonly Entry[],
  named: readonly string[],
): boolean => {
  if (kind === 'safeguarding') return false;
  if (isShownWithHousehold(kind) || named.includes(id)) return true;
  return first !== undefined && isTheirs(first);
};

/** That somebody wanted to talk, and did, stays between the two. */
export const isForCopy = ({ reason }: Visit): boolean => reason !== 'worry';

/** Whether the words of a report are their own: what a neighbour says about them would tell of the neighbour. */
const isTheirs = ({ step, ...entry }: Entry): boolean =>
  step === 'reported' && 'requester' in entry && entry.requester?.relation === 'self';

const wordsFor = (entry: Entry): string | undefined => {
  if (!('words' in entry)) return undefined;
  return FOR_THEM.includes(entry.step) || isTheirs(entry) ? entry.words : undefined;
};

export const copyOfCase = (
  { id, kind, status, reportedAt }: Case,
  timeline: readonly Entry[],
): CopiedCase => {
  const [first] = timeline;
  const own = first !== undefined && isTheirs(first);
  return {
    id,
    kind,
    status,
    reportedOn: dayOf(reportedAt),
    requester: own && 'requester' in first ? first.requester : undefined,
    steps: timeline.map((entry) => ({
      on: dayOf(entry.at),
      step: entry.step,
      role: entry.by.role,
      unit: entry.by.unit,
      words: wordsFor(entry),
    })),
  };
};
