import { gridOf, type HouseholdId, householdId, sequenceOf } from '../../base/area-code.ts';

/**
 * A part of a plan as one line of text: `623027101203005:ab.c` says that in this grid the households number 0, 1 and 3
 * are visited on the first, second and third day of the plan. One byte for a visit, so that the plan of a whole
 * prefecture is a quarter of a megabyte; grids are divided by a space.
 */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const NOBODY = '.';

/** How many working days a plan may have. */
export const MOST_DAYS = LETTERS.length;

export interface VisitDay {
  readonly household: HouseholdId;
  /** Index of the day. */
  readonly day: number;
}

const letterOf = (day: number): string => {
  const letter = LETTERS[day];
  if (letter === undefined) throw new Error(`A plan has at most ${MOST_DAYS} days.`);
  return letter;
};

const gridText = (grid: string, visits: readonly VisitDay[]): string => {
  const last = Math.max(...visits.map(({ household }) => sequenceOf(household)));
  const letters = new Array<string>(last + 1).fill(NOBODY);
  for (const { household, day } of visits) letters[sequenceOf(household)] = letterOf(day);
  return `${grid}:${letters.join('')}`;
};

export const planText = (visits: readonly VisitDay[]): string => {
  const byGrid = Map.groupBy(visits, ({ household }) => gridOf(household));
  return [...byGrid].map(([grid, some]) => gridText(grid, some)).join(' ');
};

const visitsIn = (text: string): VisitDay[] => {
  const [grid = '', letters = ''] = text.split(':');
  return [...letters].flatMap((letter, sequence) =>
    letter === NOBODY ? [] : [{ household: householdId(grid, sequence), day: LETTERS.indexOf(letter) }],
  );
};

/** What `planText` was made of, by grid and number. */
export const visitsOfText = (text: string): VisitDay[] =>
  text === '' ? [] : text.split(' ').flatMap(visitsIn);
