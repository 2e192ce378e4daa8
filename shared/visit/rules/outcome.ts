import * as z from 'zod/mini';
import { type Fault, fault } from '../../base/fault.ts';
import { Ulid, Version } from '../../base/id.ts';
import { Day } from '../../base/instant.ts';
import { Requester } from '../../base/requester.ts';
import { TakenBack } from '../../base/role.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { Words } from '../../base/words.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { DeliveredService } from '../../service/rules/service-record.ts';
import { TaskRef } from './task.ts';
import { ServiceOnOffer } from './trigger.ts';
import type { Visit } from './visit.ts';

/** What somebody asked for at the door: it becomes a case of its own, in the same moment. */
const Request = z.strictObject({
  /** Of the case; made by the client. */
  id: Ulid,
  kind: CaseKind,
  priority: z._default(Priority, 'P2'),
  words: Words,
  requester: z.optional(Requester),
});

const idsOfTheirOwn = z.refine<readonly { readonly id: string }[]>(
  (requests) => new Set(requests.map(({ id }) => id)).size === requests.length,
  fault('id.own-each'),
);

const common = { id: Ulid, day: Day };
/** Come again by this day: a new visit that follows up on this one. */
const again = z.optional(Day);
const atMost = <T extends z.core.$ZodType>(schema: T, most: number) =>
  z._default(z.array(schema).check(z.maxLength(most, fault('list.too-long', { most }))), []);

/** What was given to people who were met, and what they asked for. */
export const broughtBack = {
  given: atMost(DeliveredService, 10),
  requests: z._default(
    z.array(Request).check(z.maxLength(5, fault('list.too-long', { most: 5 })), idsOfTheirOwn),
    [],
  ),
};

/** How a visit ended. Three required fields, and nothing about who was there or how they were. */
export const VisitOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('done'),
    ...common,
    /** Beside what the task had on offer. */
    offered: atMost(ServiceOnOffer, 7),
    ...broughtBack,
    again,
  }),
  z.strictObject({ outcome: z.literal('not-at-home'), ...common, again }),
  /** A normal, final answer. Nobody is asked why, and nobody can tell afterwards. */
  z.strictObject({ outcome: z.literal('not-wanted'), ...common }),
  z.strictObject({ outcome: z.literal('moved'), ...common }),
]);
export type VisitOutcome = z.infer<typeof VisitOutcome>;

/** What became of a part of an outcome: each has its own answer, and says what to do where it could not be kept as it was sent. */
export const OutcomePart = z.object({
  part: z.enum(['outcome', 'request', 'service', 'again']),
  /** Where it stands in the request. */
  pointer: z.string(),
  kept: z.boolean(),
  /** Stable, for programs. */
  code: z.string(),
  /** What to do about it, where there is something to do. */
  detail: z.optional(z.string()),
});
export type OutcomePart = z.infer<typeof OutcomePart>;

const recorded = {
  /** Fingerprint of the client's id: the id itself would tell a time of day. */
  sent: z.string(),
  /** Of what the outcome leaves behind; by it a second sending is known from another outcome. */
  digest: z.string(),
};

/**
 * That a task is over, and nothing else: not how, not when, not by whom. `not-wanted` and `not-at-home` are the same
 * item to the byte, so no list, filter, statistic or export can tell who declined a visit. What was done at a door
 * stands in a visit record of its own, which only a visit that took place has.
 */
export const Ending = z.strictObject({
  ...TaskRef.shape,
  ...recorded,
  /** Of how often it was recorded and taken back, and nothing else; endings of before 30 November 2026 have none. */
  version: z.optional(Version),
  /** The outcome was entered by mistake: the visit is to be made as before. */
  takenBack: z.optional(TakenBack),
  /** What others had done there and sent after it: kept beside it, and known when it is sent again. */
  beside: z.optional(
    z.array(
      z.strictObject({
        ...recorded,
        /** The visit that is to follow was agreed on at this one. */
        agreed: z.optional(z.literal(true)),
        takenBack: z.optional(TakenBack),
      }),
    ),
  ),
  /** Outcomes that were taken back before another one was recorded, oldest first: each is known when it is sent again. */
  earlier: z.optional(z.array(z.strictObject({ ...recorded, takenBack: TakenBack }))),
});
export type Ending = z.infer<typeof Ending>;

export type KnownOutcome = Pick<Ending, 'sent' | 'digest' | 'takenBack'>;

/** Every outcome of the task, oldest first: of them the last one may stand, and no other. */
export const outcomesIn = ({ sent, digest, takenBack, earlier = [] }: Ending): readonly KnownOutcome[] => [
  ...earlier,
  { sent, digest, ...(takenBack === undefined ? {} : { takenBack }) },
];

/** Whether the task is over: nobody goes there any more. */
export const isOver = (ending: Pick<Ending, 'takenBack'> | undefined): boolean =>
  ending !== undefined && ending.takenBack === undefined;

/** What an outcome is written over: nothing as a rule, else the one before it, which was taken back. */
export const endingAfter = (before: Ending | undefined, ending: Ending): Ending => {
  if (before?.takenBack === undefined) return { ...ending, version: 1 };
  const { version = 1, sent, digest, takenBack, beside, earlier = [] } = before;
  const others = beside === undefined ? {} : { beside };
  return { ...ending, ...others, version: version + 1, earlier: [...earlier, { sent, digest, takenBack }] };
};

/** Whether an outcome has something that is kept though somebody else's has ended the task. */
export const hasMore = (outcome: VisitOutcome): boolean =>
  outcome.outcome === 'done' &&
  (outcome.requests.length > 0 || outcome.given.length > 0 || outcome.again !== undefined);

/** A part before its answer is told: `reason` where something is to be done about it. */
export interface Part extends Pick<OutcomePart, 'part' | 'pointer' | 'kept'> {
  readonly reason?: Fault;
}

const promiseIn = (visit: Pick<Visit, 'followUp'> | undefined): Part => {
  const promise = { part: 'again', pointer: '#/again', kept: true } as const;
  // What a request by right has erased was kept.
  if (visit === undefined) return promise;
  const { followUp } = visit;
  if (followUp === undefined)
    return { ...promise, kept: false, reason: { code: 'visit.again-planned', facts: {} } };
  const { dueOn: day, late } = followUp;
  return late ? { ...promise, reason: { code: 'visit.again-passed', facts: { day } } } : promise;
};

/** The answer to each part, the same whenever it is asked for: by what was sent, and by the visit that came of it. */
export const partsOf = (sent: VisitOutcome, visit: Visit | undefined): Part[] => {
  const over = { part: 'outcome', pointer: '#/outcome' } as const;
  const first: Part =
    visit?.beside === undefined
      ? { ...over, kept: true }
      : { ...over, kept: false, reason: { code: 'visit.recorded-already', facts: {} } };
  const again = 'again' in sent && sent.again !== undefined;
  if (sent.outcome !== 'done') return again ? [first, promiseIn(undefined)] : [first];
  return [
    first,
    ...sent.requests.map((_, n): Part => ({ part: 'request', pointer: `#/requests/${n}`, kept: true })),
    ...sent.given.map((_, n): Part => ({ part: 'service', pointer: `#/given/${n}`, kept: true })),
    ...(again ? [promiseIn(visit)] : []),
  ];
};
