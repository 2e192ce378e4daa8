import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { OwnNames } from '../../base/catalogue/names.ts';
import { Day } from '../../base/instant.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { type LimitText, lengthMs, parseLimit } from './limit.ts';
import type { LimitRules } from './limit-rules.ts';
import { type Cell, DraftCells, Priority } from './limits.ts';
import type { Source } from './source.ts';

/** Shorter limits that one area set itself, with the document that says so. */
export const StricterLimits = z.strictObject({
  area: AreaCode,
  /** Counts the area's versions from 1. */
  number: z.int().check(z.minimum(1)),
  from: Day,
  cells: DraftCells,
  source: OwnNames,
});
export type StricterLimits = z.infer<typeof StricterLimits>;

const DAY_MS = 86_400_000;

/**
 * Whether a limit never ends later than another, whenever it starts. Hours compare with days by their length; `n` days
 * never end after `n` working days. What cannot be compared (working days with days, a same day with hours) is not taken
 * for stricter.
 */
export function isNotLaxer(mine: LimitText, law: LimitText): boolean {
  const [one, other] = [parseLimit(mine), parseLimit(law)];
  const [oneMs, otherMs] = [lengthMs(one), lengthMs(other)];
  if (oneMs !== undefined)
    return oneMs <= (otherMs ?? (other.unit === 'same-day' ? 0 : other.count * DAY_MS));
  if (otherMs !== undefined) return false;
  if (one.unit === 'same-day') return true;
  if (other.unit === 'same-day' || (one.unit === 'wd' && other.unit === 'd')) return false;
  return one.count <= other.count;
}

/** The rules of an area: its cells in place of the wider ones. Throws where one is missing there, or laxer. */
export function tightened(rules: LimitRules, { area, number, cells, source }: StricterLimits): LimitRules {
  const kinds = { ...rules.kinds };
  for (const kind of CaseKind.options) {
    const own = cells[kind];
    if (own === undefined) continue;
    const wide = kinds[kind];
    const merged = { ...wide.cells };
    for (const priority of Priority.options) {
      if (own[priority] !== undefined)
        merged[priority] = tightCell(own[priority], wide.cells[priority], `${area} ${kind} ${priority}`);
    }
    kinds[kind] = { ...wide, cells: merged, source: madeStricter(wide.source, source) };
  }
  return { ...rules, version: `${rules.version}.${area}-${number}`, kinds };
}

function tightCell(own: Cell, wide: Cell | undefined, where: string): Cell {
  for (const stage of ['accept', 'resolve'] as const) {
    const [mine, law] = [own[stage], wide?.[stage]];
    if (mine !== undefined && (law === undefined || !isNotLaxer(mine, law)))
      throw new Error(`${where}: ${stage} within ${mine} is not stricter than ${law ?? 'no limit'}.`);
  }
  return { ...wide, ...own };
}

const madeStricter = ({ law, stricter = [] }: Source, own: OwnNames): Source => ({
  law,
  stricter: [...stricter, own],
});
