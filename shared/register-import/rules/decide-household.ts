import type { Area } from '../../area/rules/area.ts';
import { addMs, dayOf } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { changeHousehold } from '../../household/rules/change-household.ts';
import { type Household, HouseholdFile, type PresentHousehold } from '../../household/rules/household.ts';
import { newHousehold } from '../../household/rules/new-household.ts';
import type { Link } from '../../link/rules/link.ts';
import { requireLiaison } from '../../link/rules/link-holder.ts';
import { newLink } from '../../link/rules/new-link.ts';
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

type ByImport = Pick<RunningImport, 'id' | 'createdAt' | 'createdBy' | 'allows' | 'sentBy'>;

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
      /** In which columns. */
      readonly fields: readonly string[];
    };

type Column = keyof HouseholdFile;
const columns = Object.keys(HouseholdFile.shape) as Column[];

/** What the register holds after the row: what it says, and all else as it was. */
const fileAfter = ({ file, cleared }: HouseholdRow, before: Partial<HouseholdFile>) =>
  Object.fromEntries(
    columns
      .map((name) => [name, cleared.includes(name) ? undefined : (file[name] ?? before[name])] as const)
      .filter(([, value]) => value !== undefined),
  ) as Partial<HouseholdFile>;

const isWhole = (file: Partial<HouseholdFile>): file is HouseholdFile => missingIn(file) === undefined;
const missingIn = (file: Partial<HouseholdFile>): Column | undefined =>
  (['name', 'address', 'people'] as const).find((name) => file[name] === undefined);

const changedIn = (before: Partial<HouseholdFile>, after: Partial<HouseholdFile>): Column[] =>
  columns.filter((name) => before[name] !== after[name]);

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
  if (existing?.status === 'left') return refusedRow('household', 'row.household-left');
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
  requireLiaison(worker, household, { by: by.sentBy.id, allows: by.allows });
  const subject = { type: 'household', id: household.id } as const;
  const body = {
    subject,
    worker: worker.id,
    from: row.from ?? dayOf(by.createdAt),
    reason: 'imported',
  } as const;
  return newLink(body, { createdBy: by.createdBy, digest: by.id }, by.createdAt);
};

const changeOf = (
  before: PresentHousehold,
  file: HouseholdFile,
  row: HouseholdRow,
  context: HouseholdContext,
  by: ByImport,
): HouseholdDecision => {
  const linked = row.liaison === undefined || before.liaison === row.liaison;
  const fields = [...changedIn(before, file), ...(linked ? [] : ['liaison'])];
  if (fields.length === 0) {
    const made = before.version === 1 && before.createdAt === by.createdAt;
    return made ? { outcome: 'created', again: true } : { outcome: 'exists' };
  }
  const fault = faultOfChange(before, by);
  if (fault !== undefined) return fault;
  const changed = changeHousehold(before, file);
  const after = linked ? changed : { ...changed, liaison: row.liaison };
  return {
    outcome: 'changed',
    before,
    after,
    link: linked ? undefined : linkFor(after, row, context, by),
    fields,
  };
};

const decided = (row: HouseholdRow, context: HouseholdContext, by: ByImport): HouseholdDecision => {
  const { existing } = context;
  const before = existing?.status === 'present' ? existing : undefined;
  const file = fileAfter(row, before ?? {});
  if (!isWhole(file)) return refusedRow(missingIn(file) ?? 'household', 'row.value-needed');
  if (before === undefined) {
    const fresh = newHousehold(row.id, file, by.createdAt);
    const household = row.liaison === undefined ? fresh : { ...fresh, liaison: row.liaison };
    return { outcome: 'created', again: false, household, link: linkFor(household, row, context, by) };
  }
  return changeOf(before, file, row, context, by);
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
