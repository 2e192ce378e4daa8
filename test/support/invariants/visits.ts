import type { Item } from '../../../shared/data/table.ts';

const sumOf = (items: readonly Item[], begins: string): number =>
  items
    .filter(({ pk, sk }) => pk.startsWith('TALLY#') && sk.startsWith(begins))
    .flatMap((item) => Object.values(item))
    .reduce<number>((sum, value) => (typeof value === 'number' ? sum + value : sum), 0);

/** I5: an ending has its task, every visit is counted once, and so is every trigger. */
export const visitFaults = (items: readonly Item[]): string[] => {
  const keys = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`));
  const orphans = items.filter(({ pk, sk }) => sk.endsWith('#DONE') && !keys.has(`${pk} ${sk.slice(0, -5)}`));
  const visits = items.filter(({ sk }) => sk.startsWith('VISIT#')).length;
  const triggers = items.filter(({ sk }) => sk === 'TRIGGER').length;
  return [
    ...orphans.map(({ sk }) => `${sk}: an ending without its task`),
    ...(sumOf(items, 'VISITS#') === visits ? [] : [`${visits} visits, counted ${sumOf(items, 'VISITS#')}`]),
    ...(sumOf(items, 'TRIGGERS#') === triggers
      ? []
      : [`${triggers} triggers, counted ${sumOf(items, 'TRIGGERS#')}`]),
  ];
};
