import type { ImportKind } from '../../shared/register-import/rules/import.ts';
import { columnsOf, isColumnOf, WrongFile } from './headers.ts';

/** A line of a table as it was read, with the line of the file on which it ends. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface FileRow {
  /** The line on which it ends, as an editor counts. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** People write the name of the table, a date or a unit above it. */
const MOST_TITLES = 5;
const TOTAL = /^(?:合计|总计|小计|共计|总数|total|sum)[:：]?$/i;

const isEmpty = ({ cells }: Line): boolean => cells.every((cell) => cell.trim() === '');

/** A line of sums below the rows is about nobody. */
export const isTotal = ({ cells }: Line): boolean => {
  const [first = ''] = cells.map((cell) => cell.replaceAll(/\s/g, '')).filter((cell) => cell !== '');
  return TOTAL.test(first);
};

const namedColumns = ({ cells }: Line, kind: ImportKind): number =>
  cells.filter((cell) => isColumnOf(kind, cell)).length;

const withoutTail = (cells: readonly string[]): readonly string[] => {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
};

const isHeader = (line: Line, kind: ImportKind): boolean =>
  namedColumns(line, kind) * 2 > withoutTail(line.cells).length || namedColumns(line, kind) > 1;

/** Which columns the table has; nothing while only titles have come. */
const headerOf = (line: Line, kind: ImportKind, titles: number): string[] | undefined => {
  if (!isHeader(line, kind) && titles < MOST_TITLES) return undefined;
  return columnsOf(kind, withoutTail(line.cells));
};

const rowOf = ({ line, cells }: Line, header: readonly string[]): FileRow => {
  if (withoutTail(cells).length > header.length)
    throw new WrongFile(
      `Line ${line} has more cells than there are columns. Name the column, or empty the cell.`,
    );
  return { line, cells: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])) };
};

/**
 * The rows of a table as people make it: titles above the header, commas at the end of every line, blank lines and a
 * line of sums are left out. Sums are told to `leftOut`.
 */
export async function* tableRows(
  lines: AsyncIterable<Line>,
  kind: ImportKind,
  leftOut: (line: number) => void,
): AsyncGenerator<FileRow> {
  let header: string[] | undefined;
  let titles = 0;
  for await (const line of lines) {
    if (isEmpty(line)) continue;
    if (header === undefined) {
      header = headerOf(line, kind, titles);
      titles += 1;
    } else if (isTotal(line)) leftOut(line.line);
    else yield rowOf(line, header);
  }
  if (header === undefined) throw new WrongFile('No line names the columns. The first line has to.');
}
