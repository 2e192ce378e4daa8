import type { Case } from '../../../shared/case/rules/case.ts';
import type { Item } from '../../../shared/table/table.ts';

/** As they are stored, for ever. */
export const PROGRAMMES = {
  household: 'hou',
  care: 'car',
  enterprise: 'ent',
  partnership: 'par',
  site: 'sit',
} as const;
export const KINDS: Readonly<Record<string, string>> = {
  question: 'qu',
  'household-request': 'hr',
  'public-space': 'ps',
  safeguarding: 'sa',
  entitlement: 'en',
  'temporary-relief': 'tr',
  'care-need': 'cn',
  'dispute-mediation': 'dm',
  'enterprise-problem': 'ep',
  'enterprise-arrears': 'ea',
  'petition-hand-over': 'ph',
  'data-rights-request': 'dr',
  complaint: 'co',
};
const ENDS: Readonly<Record<string, string>> = {
  solved: 's',
  partly: 'p',
  'not-possible': 'n',
  'not-ours': 'u',
  duplicate: 'd',
  withdrawn: 'w',
  merged: 'm',
  refused: 'r',
};

/** Clocks in the prefecture are eight hours ahead. */
const monthOf = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 7);

const cellsOfCase = (it: Case): string[] => {
  const name = `${PROGRAMMES[it.programme as keyof typeof PROGRAMMES]}.${KINDS[it.kind]}`;
  const opened = `${it.area} ${monthOf(it.reportedAt)} ${name}.o`;
  if (!('endedAt' in it)) return [opened];
  const result = it.status === 'closed' ? it.answer.result : it.status;
  return [opened, `${it.area} ${monthOf(it.endedAt)} ${name}.${ENDS[result]}`];
};

const stored = ({ pk, sk, ...cells }: Item): [string, number][] =>
  Object.entries(cells)
    .filter(([name]) => name.includes('.'))
    .map(([name, n]) => [`${pk.slice('TALLY#'.length)} ${sk.split('#')[1]} ${name}`, Number(n)]);

/** I4 for statistics: every cell of an area and month holds as many cases as there are, by programme, kind and result. */
export const factFaults = (cases: readonly Case[], items: readonly Item[]): string[] => {
  const left = new Map<string, number>();
  const add = (name: string, by: number) => left.set(name, (left.get(name) ?? 0) + by);
  for (const name of cases.flatMap(cellsOfCase)) add(name, 1);
  for (const [name, n] of items.filter(({ sk }) => sk.startsWith('CASES#')).flatMap(stored)) add(name, -n);
  return [...left].flatMap(([name, n]) => (n === 0 ? [] : [`${name}: ${n} too few`]));
};
