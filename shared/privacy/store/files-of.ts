import { attachmentKey } from '../../case/rules/attachment.ts';
import type { Item } from '../../table/table.ts';

/** Where the contents of files lie that the steps of some cases name. */
export const filesOf = (items: readonly Item[]): string[] =>
  items.flatMap(({ caseId, attachmentId }) =>
    typeof caseId === 'string' && typeof attachmentId === 'string'
      ? [attachmentKey(caseId, attachmentId)]
      : [],
  );
