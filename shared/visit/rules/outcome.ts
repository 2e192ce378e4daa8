import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { Ulid } from '../../base/id.ts';
import { Day } from '../../base/instant.ts';
import { Requester } from '../../base/requester.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { Words } from '../../base/words.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { DeliveredService } from '../../service/rules/service-record.ts';
import { ServiceOnOffer } from './trigger.ts';

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

/** How a visit ended. Three required fields, and nothing about who was there or how they were. */
export const VisitOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('done'),
    ...common,
    /** Beside what the task had on offer. */
    offered: atMost(ServiceOnOffer, 7),
    given: atMost(DeliveredService, 10),
    requests: z._default(
      z.array(Request).check(z.maxLength(5, fault('list.too-long', { most: 5 })), idsOfTheirOwn),
      [],
    ),
    again,
  }),
  z.strictObject({ outcome: z.literal('not-at-home'), ...common, again }),
  /** A normal, final answer. Nobody is asked why, and nobody can tell afterwards. */
  z.strictObject({ outcome: z.literal('not-wanted'), ...common }),
  z.strictObject({ outcome: z.literal('moved'), ...common }),
]);
export type VisitOutcome = z.infer<typeof VisitOutcome>;
