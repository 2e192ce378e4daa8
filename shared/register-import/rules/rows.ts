import * as z from 'zod/mini';
import { NewArea } from '../../area/rules/area.ts';
import { AreaCode, GridCode, HouseholdId, householdId } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { deniedInSentence } from '../../base/find-denied.ts';
import { UnitId, WorkerId } from '../../base/id.ts';
import { Day } from '../../base/instant.ts';
import { Phone } from '../../base/requester.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { Name } from '../../base/words.ts';
import { HouseholdFile } from '../../household/rules/household.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { HouseholdOrAreaId } from '../../programme/rules/subject.ts';
import { UnitSort } from '../../unit/rules/unit.ts';
import { PartOfWorker } from '../../worker/rules/worker.ts';
import { faultyRow, type RefusedRow, refusedRow } from './result.ts';

/** What a spreadsheet would take for a formula when the register is exported one day. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

type Cells = Readonly<Record<string, string | undefined>>;

const WorkerColumns = z.strictObject({ id: WorkerId, ...PartOfWorker.shape });

const HouseholdColumns = z
  .strictObject({
    household: z.optional(HouseholdId),
    grid: z.optional(GridCode),
    no: z.optional(
      z
        .int()
        .check(
          z.minimum(0, fault('number.too-small', { least: 0 })),
          z.maximum(999, fault('number.too-big', { most: 999 })),
        ),
    ),
    ...z.partial(HouseholdFile).shape,
    liaison: z.optional(WorkerId),
    from: z.optional(Day),
  })
  .check(
    z.refine(
      ({ household, grid, no }) => household !== undefined || (grid !== undefined && no !== undefined),
      {
        error: fault('row.household-or-grid'),
        path: ['household'],
      },
    ),
  );

const LinkColumns = z.strictObject({
  subject: HouseholdOrAreaId,
  worker: WorkerId,
  from: Day,
  to: z.optional(Day),
});

/** Several things in one cell, as people part them. */
const partsOf = (text: string): string[] => [
  ...new Set(text.split(/[;；,，、\s]+/).filter((part) => part !== '')),
];

const listOf = <T extends z.core.$ZodType<string, string>>(item: T) =>
  z.pipe(z.pipe(z.string(), z.transform(partsOf)), z.array(item));

const UnitColumns = z.strictObject({
  id: UnitId,
  name: Name,
  nameBo: z.optional(Name),
  nameEn: z.optional(Name),
  area: AreaCode,
  sort: UnitSort,
  takesPart: z.optional(listOf(Programme)),
  handles: z.optional(listOf(CaseKind)),
  officeNumber: z.optional(Phone),
});

/** A row of an import, read but not yet compared with the register: what it says nothing of stays as it is there. */
export interface HouseholdRow {
  readonly id: HouseholdId;
  readonly file: { readonly [C in keyof HouseholdFile]?: HouseholdFile[C] | undefined };
  /** What it takes away. */
  readonly cleared: readonly string[];
  readonly liaison: string | undefined;
  readonly from: Day | undefined;
}
/** The same of somebody of the staff. */
export interface WorkerRow {
  readonly id: WorkerId;
  readonly file: PartOfWorker;
  readonly cleared: readonly string[];
}
export type LinkRow = z.infer<typeof LinkColumns>;
export type UnitRow = ReturnType<typeof unitOf>;

const numbers = ['no', 'people', 'birthYear'];

const filled = (cells: Cells): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(cells)
      .map(([name, text]) => [name, text?.trim() ?? ''] as const)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => [name, numbers.includes(name) && /^\d{1,4}$/.test(text) ? Number(text) : text]),
  );

/** The first role of the cell is what they are, and the rest what they are besides. */
const workerFrom = ({ role: cell, ...cells }: Cells): Record<string, unknown> => {
  const [role, ...furtherRoles] = partsOf(cell ?? '');
  return {
    ...filled(cells),
    ...(role === undefined ? {} : { role }),
    ...(furtherRoles.length === 0 ? {} : { furtherRoles }),
  };
};

const formulaIn = (cells: Cells): string | undefined =>
  ['name', 'nameBo', 'nameEn', 'address'].find((name) => FORMULA.test(cells[name] ?? ''));

const adviceOn = (issue: z.core.$ZodIssue | undefined, isBlank: boolean): string => {
  if (issue === undefined) return fault('row.unreadable');
  if (issue.code === 'invalid_value') return fault('row.one-of', { options: issue.values.map(String) });
  if (issue.code === 'invalid_type') return isBlank ? fault('row.value-needed') : fault('row.number-needed');
  return issue.message;
};

/** The row, or its first fault: which column, and what to do about it, without what stands there. */
const read = <T>(schema: z.core.$ZodType<T>, cells: Cells, values = filled(cells)): T | RefusedRow => {
  const formula = formulaIn(cells);
  if (formula !== undefined) return refusedRow(formula, 'row.formula');
  for (const [name, text] of Object.entries(cells)) {
    const group = deniedInSentence(text ?? '');
    if (group !== undefined) return faultyRow(name, fault('text.not-written-down', { group }));
  }
  const result = z.safeParse(schema, values);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = String(issue?.path[0] ?? '');
  return faultyRow(field, adviceOn(issue, (cells[field] ?? '').trim() === ''));
};

export const isRefused = (row: unknown): row is RefusedRow =>
  typeof row === 'object' && row !== null && 'outcome' in row;

export const areaRow = (cells: Cells): NewArea | RefusedRow => read(NewArea, cells);
export const linkRow = (cells: Cells): LinkRow | RefusedRow => read(LinkColumns, cells);

const unitOf = ({ name, nameBo, nameEn, ...row }: z.infer<typeof UnitColumns>) => ({
  ...row,
  name: {
    'zh-CN': name,
    ...(nameBo === undefined ? {} : { bo: nameBo }),
    ...(nameEn === undefined ? {} : { en: nameEn }),
  },
});

export const unitRow = (cells: Cells): UnitRow | RefusedRow => {
  const row = read(UnitColumns, cells);
  return isRefused(row) ? row : unitOf(row);
};

/** What a cell says that is to be empty from now on: nothing would mean that all stays as it is. */
const CLEAR = new Set(['清除', 'clear', 'གཙང་སེལ']);
const isClear = (text: string | undefined): boolean => CLEAR.has(text?.trim().toLowerCase() ?? '');

/** What a household may be without, and what somebody of the staff may. */
const dispensable = { household: ['phone', 'language', 'birthYear'], worker: ['phone', 'unit'] };

/** The cells that say something, and the columns that are to be empty. */
const withoutCleared = (cells: Cells) => {
  const cleared = Object.keys(cells).filter((name) => isClear(cells[name]));
  const said = Object.fromEntries(Object.entries(cells).filter(([name]) => !cleared.includes(name)));
  return { cleared, said };
};

export const householdRow = (cells: Cells): HouseholdRow | RefusedRow => {
  const { cleared, said } = withoutCleared(cells);
  const needed = cleared.find((name) => !dispensable.household.includes(name));
  if (needed !== undefined) return refusedRow(needed, 'row.never-empty');
  const row = read(HouseholdColumns, said);
  if (isRefused(row)) return row;
  const { household, grid = '', no = 0, liaison, from, ...file } = row;
  const id = household ?? householdId(grid, no);
  if (grid !== '' && !id.startsWith(grid)) return refusedRow('grid', 'row.other-grid');
  return { id, file, cleared, liaison, from };
};

export const workerRow = (cells: Cells): WorkerRow | RefusedRow => {
  const { cleared, said } = withoutCleared(cells);
  const needed = cleared.find((name) => !dispensable.worker.includes(name));
  if (needed !== undefined) return refusedRow(needed, 'row.never-empty');
  const row = read(WorkerColumns, said, workerFrom(said));
  if (isRefused(row)) return row.field === 'furtherRoles' ? { ...row, field: 'role' } : row;
  const { id, ...file } = row;
  return { id, file, cleared };
};
