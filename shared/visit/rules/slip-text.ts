import * as z from 'zod/mini';
import type { Catalogue } from '../../base/catalogue/catalogue.ts';
import { ownName } from '../../base/catalogue/names.ts';
import { insert, type Reader } from '../../base/catalogue/reader.ts';
import { Day } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { type Case, isOpen } from '../../case/rules/case.ts';
import type { UnitName } from '../../unit/rules/unit.ts';
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
  readonly reader: Reader;
  /** The name of the township. */
  readonly office: string | undefined;
  /** Who comes again, as things stand; nobody yet where a link is missing. */
  readonly worker: string | undefined;
  /** Of workers, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Of units, by their ids. */
  readonly units: ReadonlyMap<string, UnitName>;
}

interface Agreed {
  readonly cases: readonly Case[];
  readonly followUp: { readonly dueOn: Day } | undefined;
}

const WORKER = 'worker:';
const UNIT = 'unit:';

const assignees = (cases: readonly Case[], sort: string): string[] =>
  cases.flatMap((it) =>
    'assignee' in it && it.assignee.startsWith(sort) ? [it.assignee.slice(sort.length)] : [],
  );

/** The workers whom a slip names, by their ids. */
export const workersOn = ({ cases }: Agreed, worker: string | undefined): string[] => [
  ...(worker === undefined ? [] : [worker]),
  ...assignees(cases, WORKER),
];

/** The units that a slip names, by their ids. */
export const unitsOn = ({ cases }: Agreed): string[] => assignees(cases, UNIT);

/** An id says nothing to whoever holds the slip: who has no name here is asked for at the township. */
const orOffice = (name: string | undefined, { reader, office }: Told): string =>
  name ?? office ?? reader.words.slip.office;

const byWhom = (it: Case, facts: Told): string => {
  const [unit = ''] = unitsOn({ cases: [it], followUp: undefined });
  const names = facts.units.get(unit);
  const [worker = ''] = assignees([it], WORKER);
  return orOffice(names ? ownName(names, facts.reader) : facts.names.get(worker), facts);
};

const stepOf = (it: Case): SlipLine['step'] => {
  if (!isOpen(it)) return it.status === 'closed' ? 'ended' : it.status;
  return it.clock.stage === 'resolve' ? 'answer' : it.clock.stage;
};

const slipLines = ({ cases, followUp }: Agreed, facts: Told): SlipLine[] => [
  ...cases.map((it) => {
    const { on: until, ...days } = daysOf(it);
    return {
      what: facts.reader.words.caseKinds[it.kind],
      by: byWhom(it, facts),
      until,
      step: stepOf(it),
      ...days,
    };
  }),
  ...(followUp === undefined
    ? []
    : [
        {
          what: facts.reader.words.slip['another-visit'],
          by: orOffice(facts.names.get(facts.worker ?? ''), facts),
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
  facts: Omit<Told, 'reader'> & Where & { readonly readers: readonly Reader[] },
): WrittenSlip => {
  const told = facts.readers.map((reader) => ({
    words: reader.words,
    lines: slipLines(agreed, { ...facts, reader }),
  }));
  const what = besideEach(told.map(({ lines }) => lines.map((line) => line.what)));
  const by = besideEach(told.map(({ lines }) => lines.map((line) => line.by)));
  return {
    lines: (told[0]?.lines ?? []).map((line, row) => ({ ...line, what: what[row] ?? '', by: by[row] ?? '' })),
    text: besideEach(told.map(({ words, lines }) => slipRows(lines, facts, words))).join('\n'),
  };
};
