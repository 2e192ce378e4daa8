import type { Case } from '../../case/rules/case.ts';
import type { Entry } from '../../case/rules/entry.ts';
import { toCase, toEntry } from '../../case/store/case-item.ts';
import type { Item } from '../../table/table.ts';

export interface CaseFound {
  readonly it: Case;
  readonly timeline: readonly Entry[];
}

/** The cases that lie among these items, each with its timeline. */
export const casesIn = (items: readonly Item[]): CaseFound[] => {
  const byCase = Map.groupBy(items, ({ pk }) => pk);
  return [...byCase.values()].flatMap((all) => {
    const skeleton = all.find(({ sk }) => sk === 'CASE');
    if (skeleton === undefined) return [];
    return [{ it: toCase(skeleton), timeline: all.filter(({ sk }) => sk.startsWith('ENTRY#')).map(toEntry) }];
  });
};
