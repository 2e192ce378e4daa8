import * as z from 'zod/mini';

const Count = z.int();

/** What came and went in a month. Each is the number of cases in that month's list of ended ones, or opened in it. */
const Figures = z.strictObject({
  opened: Count,
  closed: Count,
  /** Sums of before 30 November 2026 hold those that were refused among the closed ones. */
  refused: z._default(Count, 0),
  merged: Count,
  withdrawn: Count,
});
type Figures = z.infer<typeof Figures>;

/** `YYYY-MM` in Asia/Shanghai. */
const Month = z.string().check(z.regex(/^\d{4}-\d{2}$/));
const MonthSums = z.strictObject({ month: Month, ...Figures.shape });

const stages = [
  'reported',
  'accepted',
  'assigned',
  'returned',
  'handling',
  'waiting',
  'answered',
  'verifying',
  'reopened',
] as const;
const Stage = z.enum(stages);
const Colours = z.strictObject({ green: Count, yellow: Count, red: Count });

/** How the cases of an area stand: opened = open + closed + refused + merged + withdrawn, in all and for ever. */
export const CaseSums = z.strictObject({
  /** How many changes these sums are made of: of two sums of an area, the one with more is the newer. */
  writes: Count,
  total: Figures,
  months: z.array(MonthSums),
  stages: z.partialRecord(Stage, Colours),
});
export type CaseSums = z.infer<typeof CaseSums>;

export const NO_CASES: CaseSums = {
  writes: 0,
  total: { opened: 0, closed: 0, refused: 0, merged: 0, withdrawn: 0 },
  months: [],
  stages: {},
};

const NO_COLOURS = { green: 0, yellow: 0, red: 0 };

const addFigures = (one: Figures, other: Figures): Figures => ({
  opened: one.opened + other.opened,
  closed: one.closed + other.closed,
  refused: one.refused + other.refused,
  merged: one.merged + other.merged,
  withdrawn: one.withdrawn + other.withdrawn,
});

type Months = CaseSums['months'];

const addMonth = (months: Months, more: Months[number]): Months => {
  const had = months.find(({ month }) => month === more.month);
  const others = months.filter((one) => one !== had);
  return [...others, had === undefined ? more : { month: more.month, ...addFigures(had, more) }];
};

const addColours = (one = NO_COLOURS, other = NO_COLOURS): typeof NO_COLOURS => ({
  green: one.green + other.green,
  yellow: one.yellow + other.yellow,
  red: one.red + other.red,
});

export const addSums = (one: CaseSums, other: CaseSums): CaseSums => ({
  writes: one.writes + other.writes,
  total: addFigures(one.total, other.total),
  months: other.months.reduce(addMonth, one.months),
  stages: Object.fromEntries(
    stages
      .filter((stage) => one.stages[stage] !== undefined || other.stages[stage] !== undefined)
      .map((stage) => [stage, addColours(one.stages[stage], other.stages[stage])]),
  ),
});

/** The sums of one counter, with its cells as they are stored: `opened`, `closed`, `handling:red` and so on. */
export const sumsOfCounter = (month: string, cells: Readonly<Record<string, number>>): CaseSums => {
  const of = (name: string): number => cells[name] ?? 0;
  const ended = {
    opened: of('opened'),
    closed: of('closed'),
    refused: of('refused'),
    merged: of('merged'),
    withdrawn: of('withdrawn'),
  };
  const columns = stages.map((stage) => {
    const colours = {
      green: of(`${stage}:green`),
      yellow: of(`${stage}:yellow`),
      red: of(`${stage}:red`),
    };
    return [stage, colours] as const;
  });
  return {
    writes: of('writes'),
    total: ended,
    months: [{ month, ...ended }],
    stages: Object.fromEntries(columns.filter(([, { green, yellow, red }]) => green || yellow || red)),
  };
};

/** Parents keep this and last month; older ones are in the lists of ended cases. */
export const recentOnly = (sums: CaseSums, thisMonth: string): CaseSums => {
  const past = sums.months.filter(({ month }) => month <= thisMonth);
  return { ...sums, months: past.toSorted((one, other) => (one.month < other.month ? 1 : -1)).slice(0, 2) };
};

export const openIn = ({ stages: columns }: CaseSums): number =>
  Object.values(columns).reduce((sum, { green, yellow, red }) => sum + green + yellow + red, 0);
