import * as z from 'zod/mini';
import type { Catalogue } from '../../base/catalogue/catalogue.ts';
import { insert, type Reader } from '../../base/catalogue/reader.ts';
import { Day } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { type Case, isOpen } from '../../case/rules/case.ts';
import { daysOf } from './slip.ts';

/** One thing that was agreed. */
export const SlipLine = z.object({
  what: z.string(),
  /** A unit, a worker by name, or the office that accepts it. */
  by: personal('worker.name', z.string()),
  /** Until when that is done which `step` says. */
  until: Day,
  step: z.enum(['accept', 'answer', 'verify', 'ended', 'refused', 'withdrawn', 'merged', 'visit']),
  /** While it is not yet said whether the request is taken on: until when that is said. */
  acceptBy: z.optional(Day),
});
export type SlipLine = z.infer<typeof SlipLine>;

interface Told {
  readonly words: Catalogue;
  /** The name of the township. */
  readonly office: string | undefined;
  /** Who comes again, as things stand; nobody yet where a link is missing. */
  readonly worker: string | undefined;
  /** What people call those who are known here by an id. */
  readonly names: ReadonlyMap<string, string>;
}

interface Agreed {
  readonly cases: readonly Case[];
  readonly followUp: { readonly dueOn: Day } | undefined;
}

/** The workers whom a slip names, by their ids. */
export const workersOn = ({ cases }: Agreed, worker: string | undefined): string[] => [
  ...(worker === undefined ? [] : [worker]),
  ...cases.flatMap((it) =>
    'assignee' in it && it.assignee.startsWith('worker:') ? [it.assignee.slice('worker:'.length)] : [],
  ),
];

const nameOf = (id: string | undefined, { words, office, names }: Told): string =>
  id === undefined ? (office ?? words.slip.office) : (names.get(id) ?? id);

const byWhom = (it: Case, facts: Told): string =>
  nameOf('assignee' in it ? it.assignee.replace(/^(unit|worker):/, '') : undefined, facts);

const stepOf = (it: Case): SlipLine['step'] => {
  if (!isOpen(it)) return it.status === 'closed' ? 'ended' : it.status;
  return it.clock.stage === 'resolve' ? 'answer' : it.clock.stage;
};

const slipLines = ({ cases, followUp }: Agreed, facts: Told): SlipLine[] => [
  ...cases.map((it) => {
    const { on: until, ...days } = daysOf(it);
    return { what: facts.words.caseKinds[it.kind], by: byWhom(it, facts), until, step: stepOf(it), ...days };
  }),
  ...(followUp === undefined
    ? []
    : [
        {
          what: facts.words.slip['another-visit'],
          by: nameOf(facts.worker, facts),
          until: followUp.dueOn,
          step: 'visit' as const,
        },
      ]),
];

interface Where {
  readonly number: string;
  readonly address: string;
}

/** The slip in one language, line by line, to be copied by hand where there is no printer. */
const slipRows = (
  lines: readonly SlipLine[],
  { number, address }: Where,
  { slip }: Pick<Catalogue, 'slip'>,
): string[] => [
  slip.title,
  ...lines.map((line, index) =>
    insert(slip[line.step], { place: index + 1, ...line, acceptBy: line.acceptBy ?? '' }),
  ),
  insert(slip.number, { number }),
  insert(slip.address, { address }),
];

/** What stands beside each other, once where it is the same. */
const beside = (texts: readonly string[]): string => [...new Set(texts)].join('\n');

const besideEach = (columns: readonly (readonly string[])[]): string[] =>
  (columns[0] ?? []).map((_, row) => beside(columns.map((column) => column[row] ?? '')));

export interface WrittenSlip {
  readonly lines: SlipLine[];
  /** A few lines of text. */
  readonly text: string;
}

/** The slip for everybody who may read it: each line in the first language, and under it in the others. */
export const writeSlip = (
  agreed: Agreed,
  facts: Omit<Told, 'words'> & Where & { readonly readers: readonly Reader[] },
): WrittenSlip => {
  const told = facts.readers.map(({ words }) => ({ words, lines: slipLines(agreed, { ...facts, words }) }));
  const what = besideEach(told.map(({ lines }) => lines.map((line) => line.what)));
  const by = besideEach(told.map(({ lines }) => lines.map((line) => line.by)));
  return {
    lines: (told[0]?.lines ?? []).map((line, row) => ({ ...line, what: what[row] ?? '', by: by[row] ?? '' })),
    text: besideEach(told.map(({ words, lines }) => slipRows(lines, facts, words))).join('\n'),
  };
};
