import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Instant, monthOf } from '../../base/instant.ts';
import { type CaseSums, openIn } from './sums.ts';

const Count = z.int();
const Figures = z.strictObject({
  opened: Count,
  closed: Count,
  refused: Count,
  merged: Count,
  withdrawn: Count,
});

/** A problem board. Colours are those of deadlines, as the sweep has marked them. */
export const BoardView = z.strictObject({
  area: AreaCode,
  asOf: Instant,
  columns: z.array(z.strictObject({ stage: z.string(), green: Count, yellow: Count, red: Count })),
  open: Count,
  /** `YYYY-MM`, with what was opened and struck off in it. */
  month: z.string(),
  thisMonth: Figures,
  total: Figures,
  /** Opened = open + closed + refused + merged + withdrawn: whether this board adds up. */
  reconciles: z.boolean(),
});
export type BoardView = z.infer<typeof BoardView>;

const NOTHING = { opened: 0, closed: 0, refused: 0, merged: 0, withdrawn: 0 };

const figuresOf = ({ opened, closed, refused, merged, withdrawn }: typeof NOTHING) => ({
  opened,
  closed,
  refused,
  merged,
  withdrawn,
});

export const boardOf = (
  area: AreaCode,
  sums: CaseSums & { readonly asOf: Instant },
  now: Instant,
): BoardView => {
  const { total, months, stages, asOf } = sums;
  const month = monthOf(now);
  const open = openIn(sums);
  return {
    area,
    asOf,
    columns: Object.entries(stages).map(([stage, colours]) => ({ stage, ...colours })),
    open,
    month,
    thisMonth: figuresOf(months.find((one) => one.month === month) ?? NOTHING),
    total,
    reconciles: total.opened === open + total.closed + total.refused + total.merged + total.withdrawn,
  };
};
