import { attachmentKey } from '../../case/rules/attachment.ts';
import type { Item } from '../../table/table.ts';

/** Contents of cases, by their keys, for whoever deletes them: nothing here reads one. */
export interface CaseFiles {
  /** All that lies with a case, whether a step of it names it or not. */
  list(caseId: string): Promise<string[]>;
  /** One that is gone already is no fault. */
  remove(key: string): Promise<void>;
}

/** Where the contents of files lie that the steps of some cases name. */
const namedIn = (items: readonly Item[]): string[] =>
  items.flatMap(({ caseId, attachmentId }) =>
    typeof caseId === 'string' && typeof attachmentId === 'string'
      ? [attachmentKey(caseId, attachmentId)]
      : [],
  );

/**
 * What is to be deleted with the words of some cases: what their steps name, so that a run which goes on after another counts
 * the same, and what lies there besides, such as a file that was kept when the step that names it failed.
 */
export const filesOf = async (items: readonly Item[], files: CaseFiles): Promise<string[]> => {
  const cases = items.flatMap(({ id, sk }) => (sk === 'CASE' && typeof id === 'string' ? [id] : []));
  const lying = await Promise.all(cases.map((id) => files.list(id)));
  return [...new Set([...namedIn(items), ...lying.flat()])];
};
