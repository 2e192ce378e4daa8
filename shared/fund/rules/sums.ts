import * as z from 'zod/mini';
import type { EntryKind } from './entry.ts';

/** What the entries of a fund come to; `open` is 1 as long as it takes entries. */
export const Sums = z.strictObject({
  open: z.int(),
  pledgedFen: z.int(),
  receivedFen: z.int(),
  committedFen: z.int(),
  spentFen: z.int(),
  freeFen: z.int(),
});
export type Sums = z.infer<typeof Sums>;

/** As people write it: yuan with two places. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2);

export const NO_MONEY: Sums = {
  open: 1,
  pledgedFen: 0,
  receivedFen: 0,
  committedFen: 0,
  spentFen: 0,
  freeFen: 0,
};

type Change = Readonly<Partial<Record<keyof Sums, 1 | -1>>>;

/** Free money is what was received, less what is committed and what is spent: every line below keeps that. */
const changes: Readonly<Record<EntryKind, Change>> = {
  pledged: { pledgedFen: 1 },
  'pledge-withdrawn': { pledgedFen: -1 },
  received: { receivedFen: 1, freeFen: 1 },
  'returned-to-giver': { receivedFen: -1, freeFen: -1 },
  committed: { committedFen: 1, freeFen: -1 },
  released: { committedFen: -1, freeFen: 1 },
  paid: { spentFen: 1, freeFen: -1 },
  'paid-as-committed': { spentFen: 1, committedFen: -1 },
  'paid-back': { spentFen: -1, freeFen: 1 },
  'carried-out': { receivedFen: -1, freeFen: -1 },
  'carried-in': { receivedFen: 1, freeFen: 1 },
};

const NAMES = ['pledgedFen', 'receivedFen', 'committedFen', 'spentFen', 'freeFen'] as const;

/** What an entry adds to each sum. */
export const amountsOf = (kind: EntryKind, amountFen: number): Record<string, number> =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const sign = changes[kind][name];
      return sign === undefined ? [] : [[name, sign * amountFen] as const];
    }),
  );

/** What has to be left of the sums that become less: none falls below nothing, and a closed fund takes no entry. */
export const leastAfter = (kind: EntryKind): Record<string, number> => ({
  open: 1,
  ...Object.fromEntries(NAMES.filter((name) => changes[kind][name] === -1).map((name) => [name, 0])),
});

interface Counted {
  readonly kind: EntryKind;
  readonly amountFen: number;
}

/** What the entries come to, whatever is written in the sums. */
export const sumOfEntries = (entries: readonly Counted[]): Omit<Sums, 'open'> => {
  const { open: _, ...sums } = NO_MONEY;
  for (const { kind, amountFen } of entries)
    for (const name of NAMES) sums[name] += amountFen * (changes[kind][name] ?? 0);
  return sums;
};
