import type { Sheet } from './bench.ts';

const cell = (value: string | number | undefined) => (value === undefined ? '' : String(value));

/** Columns in the order of the first row; numbers stand at the right. */
export const printedSheet = ({ title, rows }: Sheet): string => {
  const columns = Object.keys(rows[0] ?? {});
  const widthOf = (column: string) => Math.max(column.length, ...rows.map((row) => cell(row[column]).length));
  const padded = (column: string, value: string | number | undefined) =>
    typeof value === 'number' ? cell(value).padStart(widthOf(column)) : cell(value).padEnd(widthOf(column));
  const lines = [
    columns.map((column) => column.padEnd(widthOf(column))),
    columns.map((column) => '-'.repeat(widthOf(column))),
    ...rows.map((row) => columns.map((column) => padded(column, row[column]))),
  ];
  return [title, ...lines.map((line) => `  ${line.join('  ').trimEnd()}`), ''].join('\n');
};
