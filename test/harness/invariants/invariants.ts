import type { Item } from '../../../shared/table/table.ts';
import { activityFaults } from './activity.ts';
import { casesIn, counterFaults, mergeFaults, timelineFaults } from './cases.ts';
import { factFaults } from './facts.ts';
import { linkFaults, receiptFaults, strandedLinkFaults } from './registers.ts';
import { staffFaults } from './staff.ts';
import { visitFaults } from './visits.ts';

/** What is wrong with a table, read off its items alone; nothing when every invariant holds. */
export const invariantFaults = (items: readonly Item[]): string[] => {
  const cases = casesIn(items);
  const partitions = [...Map.groupBy(items, ({ pk }) => pk)].filter(([pk]) => pk.startsWith('CASE#'));
  return [
    ...partitions.flatMap(([pk, some]) => timelineFaults(pk, some)),
    ...mergeFaults(cases),
    ...counterFaults(cases, items),
    ...factFaults(cases, items),
    ...linkFaults(items),
    ...strandedLinkFaults(items),
    ...receiptFaults(items),
    ...staffFaults(items),
    ...visitFaults(items),
    ...activityFaults(items),
  ];
};
