import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Ulid, UnitId, WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { Name } from '../../base/words.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { MOST_FEN } from './entry.ts';
import type { Sums } from './sums.ts';

const FundFile = {
  /** As it is known: "Study rooms for Yangba". Public. */
  name: Name,
  programme: Programme,
  /** Whom the money is for: a prefecture, a county, a township or a village. */
  area: AreaCode,
  /** The office that keeps it. */
  unit: UnitId,
  /** What is to be made of it, and how many: 52 study rooms. */
  makes: z.optional(Name),
  wanted: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
};

/** What is sent to open a fund: a project's budget, a donation campaign, or money for aid. */
export const NewFund = z.strictObject({ id: Ulid, ...FundFile });
export type NewFund = z.infer<typeof NewFund>;

export const FundState = z.enum(['open', 'closed']);

/** A fund as it is stored, beside its sums in one item: a payment looks at nothing else. */
export const Fund = z.strictObject({
  ...NewFund.shape,
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
});
export type Fund = z.infer<typeof Fund>;

const Fen = z.int().check(z.minimum(0), z.maximum(100 * MOST_FEN));

/** A fund as those see it who keep it, or answer for the area: all sums in fen. */
export const FundView = z.object({
  ...NewFund.shape,
  state: FundState,
  pledgedFen: Fen,
  receivedFen: Fen,
  committedFen: Fen,
  spentFen: Fen,
  /** What may still be committed or paid: received, less committed, less spent. */
  freeFen: Fen,
});
export type FundView = z.infer<typeof FundView>;

export const fundView = (fund: Fund, sums: Sums): FundView => {
  const { open, ...fen } = sums;
  return z.parse(FundView, { ...fund, ...fen, state: open === 1 ? 'open' : 'closed' });
};
