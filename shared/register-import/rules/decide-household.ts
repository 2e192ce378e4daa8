import type { Area } from '../../area/rules/area.ts';
import { addMs, dayOf } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { changeHousehold } from '../../household/rules/change-household.ts';
import { type Household, HouseholdFile, type PresentHousehold } from '../../household/rules/household.ts';
import { newHousehold } from '../../household/rules/new-household.ts';
import type { Link } from '../../link/rules/link.ts';
import { newLink } from '../../link/rules/new-link.ts';
import { requireLiaison } from '../../link/rules/open-link.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { RunningImport } from './import.ts';
import { type RefusedRow, refusedRow } from './result.ts';
import type { HouseholdRow } from './rows.ts';

/** What the register knows of what the row names. */
export interface HouseholdContext {
  readonly grid: Area | undefined;
  readonly existing: Household | undefined;
  readonly worker: Worker | undefined;
}

type ByImport = Pick<RunningImport, 'id' | 'createdAt' | 'createdBy' | 'allows'>;

export type HouseholdDecision =
  | RefusedRow
  | { readonly outcome: 'exists' }
  /** `again`: this import made it before it was cut short; there is nothing left to write. */
  | { readonly outcome: 'created'; readonly again: true }
  | {
      readonly outcome: 'created';
      readonly again: false;
      readonly household: PresentHousehold;
      readonly link: Link | undefined;
    }
  | {
      readonly outcome: 'changed';
      readonly before: PresentHousehold;
      readonly after: PresentHousehold;
      readonly link: Link | undefined;
    };

const columns = Object.keys(HouseholdFile.shape);

const sameFile = (one: object, other: object): boolean => {
  const fileOf = (it: object) =>
    JSON.stringify(
      Object.entries(it)
        .filter(([name]) => columns.includes(name))
        .sort(),
    );
  return fileOf(one) === fileOf(other);
};

/** Clocks of two servers may each be five minutes wrong. */
const CLOCKS_APART_MS = 10 * 60_000;

/** Somebody put it there after the file was made: the row means whoever had the number before, or nobody yet. */
const isNewThere = ({ createdAt, numberedAt }: PresentHousehold, by: ByImport) =>
  createdAt > by.createdAt || (numberedAt !== undefined && addMs(numberedAt, CLOCKS_APART_MS) > by.createdAt);

/** Why a row must not change what stands there. */
const faultOfChange = (existing: PresentHousehold, by: ByImport) => {
  if (isNewThere(existing, by)) return refusedRow('household', 'row.number-taken');
  if (existing.createdAt !== by.createdAt) return undefined;
  return existing.version === 1
    ? refusedRow('household', 'row.earlier-in-file')
    : refusedRow('household', 'row.changed-since');
};

const refusalIn = ({ grid, existing, worker }: HouseholdContext, row: HouseholdRow, by: ByImport) => {
  if (grid === undefined) return refusedRow('grid', 'row.no-grid');
  if (grid.retired !== undefined)
    return refusedRow('grid', 'area.retired', { successor: grid.retired.successor });
  if (existing?.status === 'moved')
    return refusedRow('household', 'household.moved', { household: existing.movedTo });
  if (existing?.status === 'erased') return refusedRow('household', 'row.number-taken');
  if (row.liaison === undefined) return undefined;
  if (worker === undefined) return refusedRow('liaison', 'row.no-worker');
  if (existing?.liaison !== undefined && existing.liaison !== row.liaison)
    return refusedRow('liaison', 'row.other-liaison');
  if (row.from !== undefined && row.from > dayOf(by.createdAt))
    return refusedRow('from', 'row.link-not-begun');
  return undefined;
};

const linkFor = (household: PresentHousehold, row: HouseholdRow, context: HouseholdContext, by: ByImport) => {
  const { worker } = context;
  if (worker === undefined || row.liaison === undefined) return undefined;
  requireLiaison(worker, household, { by: by.createdBy, allows: by.allows });
  const subject = { type: 'household', id: household.id } as const;
  const body = {
    subject,
    worker: worker.id,
    from: row.from ?? dayOf(by.createdAt),
    reason: 'imported',
  } as const;
  return newLink(body, { createdBy: by.createdBy, digest: by.id }, by.createdAt);
};

const decided = (row: HouseholdRow, context: HouseholdContext, by: ByImport): HouseholdDecision => {
  const { existing } = context;
  if (existing?.status !== 'present') {
    const fresh = newHousehold(row.id, row.file, by.createdAt);
    const household = row.liaison === undefined ? fresh : { ...fresh, liaison: row.liaison };
    return { outcome: 'created', again: false, household, link: linkFor(household, row, context, by) };
  }
  const linked = row.liaison === undefined || existing.liaison === row.liaison;
  if (linked && sameFile(existing, row.file)) {
    const made = existing.version === 1 && existing.createdAt === by.createdAt;
    return made ? { outcome: 'created', again: true } : { outcome: 'exists' };
  }
  const fault = faultOfChange(existing, by);
  if (fault !== undefined) return fault;
  const changed = changeHousehold(existing, row.file);
  const after = linked ? changed : { ...changed, liaison: row.liaison };
  return {
    outcome: 'changed',
    before: existing,
    after,
    link: linked ? undefined : linkFor(after, row, context, by),
  };
};

/** What an import does with a row: adds the household, leaves it, changes it, or says why not. */
export const decideHousehold = (
  row: HouseholdRow,
  context: HouseholdContext,
  by: ByImport,
): HouseholdDecision => {
  const refusal = refusalIn(context, row, by);
  if (refusal !== undefined) return refusal;
  try {
    return decided(row, context, by);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusedRow('liaison', error.code, error.facts);
  }
};
