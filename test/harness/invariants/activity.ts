import type { Item } from '../../../shared/table/table.ts';

/** What is aid, written off the paper: a loan, a grant, an allowance and rehabilitation are not. */
const AID = ['money', 'goods', 'device', 'adaptation', 'medicine'];

type Counted = readonly [township: string, month: string, name: string, amount: number];

const monthIn = (day: unknown): string => String(day).slice(0, 7);
const townshipIn = ({ area }: Item): string => String(area).slice(0, 9);

const ofService = (item: Item): Counted[] => {
  const { programme, kind, quantity, people, valueFen, corrects, countedOn, day } = item;
  const count = (name: string, amount: unknown): Counted => [
    townshipIn(item),
    monthIn(countedOn ?? day),
    `${programme}.${name}`,
    Number(amount),
  ];
  return [
    count(`${kind}.records`, corrects === undefined ? 1 : -1),
    count(`${kind}.quantity`, quantity),
    count(`${kind}.people`, people),
    ...(valueFen === undefined ? [] : [count(`${kind}.valueFen`, valueFen)]),
    ...(valueFen !== undefined && AID.includes(String(kind)) ? [count('aid.valueFen', valueFen)] : []),
  ];
};

const takenBackOn = ({ takenBack }: Item): string | undefined =>
  typeof takenBack === 'object' && takenBack !== null && 'on' in takenBack ? String(takenBack.on) : undefined;

const ofContact = (item: Item): Counted[] => {
  const { programme, mode, purpose, count = 1, day } = item;
  const names = [`${programme}.${mode}.${purpose}`, ...(mode === 'in-person' ? [String(programme)] : [])];
  const back = takenBackOn(item);
  const on = (when: unknown, amount: number) =>
    names.map((name): Counted => [townshipIn(item), monthIn(when), name, amount]);
  return [...on(day, Number(count)), ...(back === undefined ? [] : on(back, -Number(count)))];
};

const inCounter = ({ pk, sk, ...amounts }: Item): Counted[] => {
  const [, month = '', what = ''] = sk.split('#');
  if (!pk.startsWith('TALLY#') || !sk.startsWith('DONE#') || !['SERVICES', 'CONTACTS'].includes(what))
    return [];
  return Object.entries(amounts).map(([name, n]): Counted => [pk.slice(6), month, name, Number(n)]);
};

const sumsOf = (counted: readonly Counted[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const [township, month, name, amount] of counted) {
    const key = `${township} ${month} ${name}`;
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return sums;
};

/** I5: the counters of services and contacts are what their records come to, month by month: they can be counted anew at any time. */
export const activityFaults = (items: readonly Item[]): string[] => {
  const records = sumsOf([
    ...items.filter(({ sk }) => sk.startsWith('SERVICE#')).flatMap(ofService),
    ...items.filter(({ sk }) => sk.startsWith('CONTACT#')).flatMap(ofContact),
  ]);
  const counters = sumsOf(items.flatMap(inCounter));
  return [...new Set([...records.keys(), ...counters.keys()])]
    .filter((key) => (records.get(key) ?? 0) !== (counters.get(key) ?? 0))
    .map((key) => `${key}: ${records.get(key) ?? 0} by the records, counted ${counters.get(key) ?? 0}`);
};
