import { householdId } from '../../shared/base/area-code.ts';
import type { ImportKind } from '../../shared/register-import/rules/import.ts';
import type { FileRow } from './table-rows.ts';

const numberIn = (grid = '', no = ''): string | undefined =>
  /^\d{15}$/.test(grid) && /^\d{1,3}$/.test(no) ? householdId(grid, Number(no)) : undefined;

/** The record that a row is about, as far as can be told here; of links a subject may have several. */
const aboutOf = (kind: ImportKind, cells: FileRow['cells']): string | undefined => {
  switch (kind) {
    case 'areas':
      return cells['code'];
    case 'units':
    case 'workers':
      return cells['id'];
    case 'households':
      return cells['household'] || numberIn(cells['grid'], cells['no']);
    case 'links':
      return undefined;
  }
};

/**
 * Tells apart what an earlier part of the file was about already. The service sees one part at a time; without this a
 * row would change what another row of the same file has just written.
 */
export const repeatedRows = (kind: ImportKind) => {
  const seen = new Set<string>();
  return (chunk: readonly FileRow[]) => {
    const isRepeated = ({ cells }: FileRow) => seen.has(aboutOf(kind, cells) ?? '');
    const [fresh, repeated] = [chunk.filter((row) => !isRepeated(row)), chunk.filter(isRepeated)];
    for (const { cells } of fresh) {
      const about = aboutOf(kind, cells) ?? '';
      if (about !== '') seen.add(about);
    }
    return { fresh, repeated };
  };
};
