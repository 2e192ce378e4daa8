import type { Case } from '../../case/rules/case.ts';
import { factsOf } from '../../case/rules/move.ts';

/** The cells of one counter, by name. */
export type Cells = Readonly<Record<string, number>>;

const FACT = /^[a-z]{3}\.[a-z]{2}\.[a-z]$/;
const letterOf = (name: string): string => name.slice(-1);

/** Those for statistics: what was opened and how it ended, by programme and kind. */
export const factsIn = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => FACT.test(name)));

/** A refusal of before 30 November 2026 stands among the closed ones. */
const coarse: readonly (readonly [cells: readonly string[], letters: string])[] = [
  [['opened'], 'o'],
  [['closed', 'refused'], 'spnudr'],
  [['merged'], 'm'],
  [['withdrawn'], 'w'],
];

/** Whether they add up to what the same counter says of all kinds together: what code of before them wrote does not. */
export const addsUp = (cells: Cells): boolean => {
  const facts = Object.entries(factsIn(cells));
  return coarse.every(([names, letters]) => {
    const whole = names.reduce((sum, name) => sum + (cells[name] ?? 0), 0);
    const parts = facts.reduce((sum, [name, n]) => sum + (letters.includes(letterOf(name)) ? n : 0), 0);
    return whole === parts;
  });
};

/** What has to be added to some cells to make others of them; nothing where they are the same. */
export const differenceOf = (stored: Cells, real: Cells): Cells =>
  Object.fromEntries(
    [...new Set([...Object.keys(stored), ...Object.keys(real)])]
      .map((name) => [name, (real[name] ?? 0) - (stored[name] ?? 0)] as const)
      .filter(([, by]) => by !== 0),
  );

/** One case in one counter. */
interface Counted {
  readonly counter: string;
  readonly cell: string;
}

/** The cells of some cases, by the counters that they stand in; as far back as `first`. */
export const factsOfCases = (
  cases: readonly Case[],
  counterOf: (it: Case, month: string) => string,
  first: string,
): Map<string, Cells> => {
  const counted = cases.flatMap((it): Counted[] =>
    factsOf(it)
      .filter(({ month }) => month >= first)
      .map(({ month, cell }) => ({ counter: counterOf(it, month), cell })),
  );
  const byCounter = Map.groupBy(counted, ({ counter }) => counter);
  return new Map(
    [...byCounter].map(([counter, some]) => {
      const cells: Record<string, number> = {};
      for (const { cell } of some) cells[cell] = (cells[cell] ?? 0) + 1;
      return [counter, cells];
    }),
  );
};
