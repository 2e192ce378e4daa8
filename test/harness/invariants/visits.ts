import type { Item } from '../../../shared/table/table.ts';
import { deathsIn } from '../../../shared/visit/rules/agenda.ts';
import { toReminderStop } from '../../../shared/visit/store/visit-item.ts';

/** Deaths that were taken back, and other mistakes, stay where they are and count no more. */
const visitsOfMistakes = (items: readonly Item[]): Set<string> =>
  new Set(
    items
      .filter(({ sk }) => sk.startsWith('MUTE#'))
      .map(toReminderStop)
      .flatMap(deathsIn)
      .filter(({ takenBack }) => takenBack !== undefined)
      .map(({ condolence, household }) => `${condolence}#${household}`),
  );

/** What the counters of a township hold, month by month and slice by slice. */
const countedAs = (items: readonly Item[], what: string, name: (counter: string) => boolean): number =>
  items
    .filter(({ pk, sk }) => pk.startsWith('TALLY#') && sk.startsWith('DONE#') && sk.includes(`#${what}#`))
    .flatMap((item) => Object.entries(item))
    .reduce((sum, [counter, value]) => (typeof value === 'number' && name(counter) ? sum + value : sum), 0);

const counters = [
  { what: 'VISITS', is: (sk: string) => sk.startsWith('VISIT#'), name: () => true },
  {
    what: 'TRIGGERS',
    // A death is known by the visit that it makes due.
    is: (sk: string) => sk === 'TRIGGER' || /^death-[0-9-]+#[^#]+$/.test(sk),
    name: () => true,
  },
  {
    what: 'SERVICES',
    is: (sk: string) => sk.startsWith('SERVICE#'),
    name: (counter: string) => counter.endsWith('.records'),
  },
];

/** I5: an ending has its task, and every visit, trigger and service is counted once. */
export const visitFaults = (items: readonly Item[]): string[] => {
  const keys = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`));
  const orphans = items
    .filter(({ sk, takenBack }) => sk.endsWith('#DONE') && takenBack === undefined)
    .filter(({ pk, sk }) => !keys.has(`${pk} ${sk.slice(0, -5)}`));
  const mistakes = visitsOfMistakes(items);
  const wrong = counters.flatMap(({ what, is, name }) => {
    const all = items.filter(({ sk, takenBack }) => is(sk) && !mistakes.has(sk) && takenBack === undefined);
    const records = all.length - 2 * all.filter(({ corrects }) => corrects !== undefined).length;
    const counted = countedAs(items, what, name);
    return records === counted ? [] : [`${records} ${what}, counted ${counted}`];
  });
  return [...orphans.map(({ sk }) => `${sk}: an ending without its task`), ...wrong];
};
