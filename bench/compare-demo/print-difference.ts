import { type Difference, isEqual } from './compare.ts';

const SHOWN = 10;
const LONGEST = 1_000;

const shown = (sign: string, lines: readonly string[]): string[] => {
  const more = lines.length - SHOWN;
  const first = lines.slice(0, SHOWN).map((line) => `  ${sign} ${line.slice(0, LONGEST)}`);
  return more > 0 ? [...first, `  ${sign} and ${more} more`] : first;
};

/** `-` stands before what only the other revision has, `+` before what only this tree has. */
export const printedDifference = (what: string, difference: Difference): string => {
  if (isEqual(difference)) return `${what}: equal`;
  const { there, here } = difference;
  return [`${what}: DIFFERENT`, ...shown('-', there), ...shown('+', here)].join('\n');
};
