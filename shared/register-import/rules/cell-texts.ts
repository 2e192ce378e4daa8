import { typedCode, typedLine } from '../../base/typed-text.ts';

/**
 * What stands in a cell, in one form: as a registrar types it, as a spreadsheet in China writes it, and as the
 * statistics office publishes it.
 */

const codes = new Set([
  'household',
  'grid',
  'no',
  'people',
  'birthYear',
  'liaison',
  'id',
  'code',
  'area',
  'unit',
]);
const areas = new Set(['code', 'area']);
const days = new Set(['from', 'to']);

/** `2026/9/1`, `2026.9.1` and `2026年9月1日` are 2026-09-01. */
const typedDay = (text: string): string => {
  const [, year, month = '', day = ''] =
    /^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?(?: 0?0:00(?::00)?)?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** The statistics office pads codes with zeros to 12 digits; what is called 000 in a shorter one is no place of ours. */
const areaCode = (text: string): string =>
  text.length === 12 ? text.replace(/^(\d{6}(?:\d{3})??)(?:000){1,2}$/, '$1') : text;

const cellText = (column: string, cell: string): string => {
  if (areas.has(column)) return areaCode(typedCode(cell));
  if (days.has(column)) return typedDay(typedCode(cell));
  return codes.has(column) ? typedCode(cell) : typedLine(cell);
};

export const cellTexts = <C extends object>(cells: C): C =>
  Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [
      column,
      typeof cell === 'string' ? cellText(column, cell) : cell,
    ]),
  ) as C;
