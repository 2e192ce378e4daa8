import { gridOf } from '../../base/area-code.ts';
import { areaOfSubject } from '../../programme/rules/subject.ts';
import { cellTexts } from './cell-texts.ts';
import type { ChunkOf } from './import.ts';
import { type RefusedRow, refusedRow } from './result.ts';
import { areaRow, householdRow, isRefused, linkRow, unitRow, workerRow } from './rows.ts';

/** A row that can be compared with the register: what it is about, and in which area that lies. */
interface ReadRow<R> {
  readonly row: R;
  readonly about: string;
  /** Not said where the register knows it. */
  readonly area: string | undefined;
}

export type Read<R> = ReadRow<R> | RefusedRow;

const readAll = <C extends object, R extends object>(
  rows: readonly C[],
  parse: (cells: C) => R | RefusedRow,
  place: (row: R) => { about: string; area: string | undefined },
  column: string,
): Read<R>[] => {
  const seen = new Set<string>();
  return rows.map((cells) => {
    const row = parse(cellTexts(cells));
    if (isRefused(row)) return row;
    const { about, area } = place(row);
    if (seen.has(about)) return refusedRow(column, 'row.earlier-in-chunk');
    seen.add(about);
    return { row, about, area };
  });
};

export const readHouseholds = ({ rows }: ChunkOf<'households'>) =>
  readAll(rows, householdRow, ({ id }) => ({ about: id, area: gridOf(id) }), 'household');

export const readUnits = ({ rows }: ChunkOf<'units'>) =>
  readAll(rows, unitRow, ({ id, area }) => ({ about: id, area }), 'id');

export const readWorkers = ({ rows }: ChunkOf<'workers'>) =>
  readAll(rows, workerRow, ({ id, file }) => ({ about: id, area: file.area }), 'id');

export const readAreas = ({ rows }: ChunkOf<'areas'>) =>
  readAll(rows, areaRow, ({ code }) => ({ about: code, area: code }), 'code');

export const readLinks = ({ rows }: ChunkOf<'links'>) =>
  readAll(rows, linkRow, ({ subject }) => ({ about: subject.id, area: areaOfSubject(subject) }), 'subject');
