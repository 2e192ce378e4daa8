import type { Actor } from '../../shared/base/role.ts';
import { reduceCase } from '../../shared/case/rules/apply-entry.ts';
import type { Case } from '../../shared/case/rules/case.ts';
import type { Entry } from '../../shared/case/rules/entry.ts';
import { type Move, moved, nextLook } from '../../shared/case/rules/move.ts';
import type { StepPart } from '../../shared/case/rules/take-step.ts';
import { caseItem, toCase, toEntry } from '../../shared/case/store/case-item.ts';
import type { Item } from '../../shared/table/table.ts';

/** While the notice of 2026 was not out yet: what was counted then is provisional as soon as it reaches into 2026. */
export const BEFORE_2026 = 2025;

/** A step as a build took it that knew the notices up to `calendar`. */
export const stepUnder = (
  calendar: number,
  before: Case,
  { by, at, ...part }: StepPart & { by: Actor; at: string },
): Move => {
  const entry: Entry = { ...part, caseId: before.id, version: before.version + 1, by, at, calendar };
  return moved(before, entry);
};

const bare = (it: unknown): unknown => JSON.parse(JSON.stringify(it));

/** I3 and I6: what the timelines of all cases tell, beside what is stored of them, index attributes and all. */
export const toldAndStored = (items: readonly Item[]) => {
  const cases = items.filter(({ pk, sk }) => pk.startsWith('CASE#') && sk === 'CASE');
  const told = cases.map(({ pk }) => {
    const entries = items.filter((item) => item.pk === pk && item.sk.startsWith('ENTRY#')).map(toEntry);
    const it = reduceCase(entries.toSorted((one, other) => one.version - other.version));
    return bare(caseItem(it, nextLook(it)));
  });
  return { told, stored: cases.map(bare), cases: cases.map(toCase) };
};
