import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { Ulid, UnitId, WorkerId } from '../../base/id.ts';
import { addDays, Day, Instant } from '../../base/instant.ts';
import { conflict, invalid, notAllowed } from '../../base/refusal.ts';
import { Name } from '../../base/words.ts';

const giftKinds = ['pledged', 'pledge-withdrawn', 'received', 'returned-to-giver'] as const;
const paymentKinds = ['committed', 'released', 'paid', 'paid-as-committed', 'paid-back'] as const;
/** What is left of a fund when it is closed goes into another one: as it was received, and never spent. */
const carriedKinds = ['carried-out', 'carried-in'] as const;
const entryKinds = [...giftKinds, ...paymentKinds, ...carriedKinds] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Of one entry: 9 billion yuan, far beyond a prefecture's year. */
export const MOST_FEN = 900_000_000_000;
/** A payment of more than 50,000 yuan is paid by somebody else than the one who asks for it. */
export const MOST_ALONE_FEN = 5_000_000;
/** Further back it is no longer entered, as with services. */
const BACK_DAYS = 31;

/** 18 characters without I, O, S, V and Z. */
const EnterpriseCode = z.string().check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, fault('enterprise.code')));

/** An office or an enterprise, and never a person: what people are given stands in the register of services. */
export const Payee = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('unit'), id: UnitId }),
  z.strictObject({ type: z.literal('enterprise'), id: EnterpriseCode }),
]);

/** An organisation that consents to be named; a person stays without any name. */
export const Giver = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('organisation'), name: Name, consents: z.literal(true) }),
  z.strictObject({ type: z.literal('person') }),
]);

const common = {
  /** Made by the client; sending it twice makes one entry. */
  id: Ulid,
  /** In fen (1/100 CNY). */
  amountFen: z.int().check(z.minimum(1), z.maximum(MOST_FEN)),
  day: Day,
};

export const NewEntry = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.enum(giftKinds), giver: Giver }),
  z.strictObject({ ...common, kind: z.enum(paymentKinds), payee: Payee }),
]);
export type NewEntry = z.infer<typeof NewEntry>;

/** `asked`: written, and not yet in the sums. */
export const EntryState = z.enum(['asked', 'entered']);

/** A line of a fund's ledger, as it is stored. */
export const Entry = z.strictObject({
  ...common,
  /** Of what takes a service's payment back, that of the service with `.c` behind it. */
  id: z.string(),
  kind: z.enum(entryKinds),
  giver: z.optional(Giver),
  payee: z.optional(Payee),
  /** Where the rest of a closed fund went, or came from. */
  fund: z.optional(Ulid),
  state: EntryState,
  enteredAt: Instant,
  by: WorkerId,
  approvedBy: z.optional(WorkerId),
  approvedOn: z.optional(Day),
  digest: z.string(),
  version: z.int(),
});
export type Entry = z.infer<typeof Entry>;

export const EntryView = z.object(z.omit(Entry, { digest: true, version: true }).shape);

const needsAnother = ({ kind, amountFen }: NewEntry): boolean =>
  (kind === 'paid' || kind === 'paid-as-committed') && amountFen > MOST_ALONE_FEN;

interface Entering {
  readonly by: string;
  readonly at: Instant;
  readonly today: Day;
  readonly digest: string;
}

/** The line as it is written first. */
export const newEntry = (sent: NewEntry, { by, at, today, digest }: Entering): Entry => {
  if (sent.day > today) throw invalid('day.in-future', '#/day');
  if (sent.day < addDays(today, -BACK_DAYS))
    throw invalid('money.too-long-ago', '#/day', { days: BACK_DAYS });
  const state = needsAnother(sent) ? ('asked' as const) : ('entered' as const);
  return { ...sent, state, enteredAt: at, by, digest, version: 1 };
};

/** The line once another one than its author has let it be paid. */
export const approved = (entry: Entry, { by, today }: Pick<Entering, 'by' | 'today'>): Entry => {
  if (entry.by === by) throw notAllowed('money.own-entry');
  if (entry.state !== 'asked') throw conflict('money.entered-already');
  return { ...entry, state: 'entered', approvedBy: by, approvedOn: today, version: entry.version + 1 };
};
