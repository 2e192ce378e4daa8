import { dayOf, overlap } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import type { SubjectFile } from '../../link/rules/hand-over-links.ts';
import type { Link } from '../../link/rules/link.ts';
import { requireLiaison } from '../../link/rules/link-holder.ts';
import { newLink } from '../../link/rules/new-link.ts';
import { type SubjectRecord, successorOf, withLinks } from '../../link/rules/subject-record.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { Import, RunningImport } from './import.ts';
import { type RefusedRow, refusedRow } from './result.ts';
import type { LinkRow } from './rows.ts';

export type LinkDecision =
  | RefusedRow
  | { readonly outcome: 'exists' }
  | { readonly outcome: 'created'; readonly again: true }
  | {
      readonly outcome: 'created';
      readonly again: false;
      readonly link: Link;
      readonly before: SubjectRecord;
      readonly after: SubjectRecord;
    };

const isOver = (link: Link) => link.status === 'ended';

const existingFor = (
  row: LinkRow,
  links: readonly Link[],
  by: Pick<Import, 'id'>,
): LinkDecision | undefined => {
  const existing = links.find(
    (link) => link.worker === row.worker && (link.from === row.from || !isOver(link)),
  );
  if (existing === undefined) return undefined;
  return existing.digest === by.id && existing.version === 1
    ? { outcome: 'created', again: true }
    : { outcome: 'exists' };
};

const faultOfDays = (row: LinkRow, links: SubjectFile['links'], by: Pick<Import, 'createdAt'>) => {
  if (row.to !== undefined && row.to <= dayOf(by.createdAt)) return refusedRow('to', 'row.link-over');
  if (row.to !== undefined && row.to <= row.from) return refusedRow('to', 'row.ends-before');
  return links.some((link) => overlap(link, row)) ? refusedRow('from', 'row.other-liaison-then') : undefined;
};

const faultOfWorker = (
  worker: Worker,
  record: SubjectFile['record'],
  { sentBy: { id: by }, allows }: Pick<RunningImport, 'sentBy' | 'allows'>,
) => {
  try {
    requireLiaison(worker, record, { by, allows });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusedRow('worker', error.code, error.facts);
  }
};

/** What an import does with a row about a link; one that began long ago is welcome here. */
export const decideLink = (
  row: LinkRow,
  file: SubjectFile | undefined,
  worker: Worker | undefined,
  by: Pick<RunningImport, 'id' | 'createdAt' | 'createdBy' | 'allows' | 'sentBy'>,
): LinkDecision => {
  if (file === undefined) return refusedRow('subject', 'row.no-subject');
  if (worker === undefined) return refusedRow('worker', 'row.no-worker');
  const { record, links } = file;
  const successor = successorOf(record);
  if (successor !== undefined) return refusedRow('subject', 'area.retired', { successor });
  const existing = existingFor(row, links, by);
  if (existing !== undefined) return existing;
  const fault = faultOfDays(row, links, by) ?? faultOfWorker(worker, record, by);
  if (fault !== undefined) return fault;
  const sent = { createdBy: by.createdBy, digest: by.id };
  const link = newLink({ ...row, reason: 'imported' }, sent, by.createdAt);
  const liaison = link.status === 'live' ? link.worker : record.liaison;
  const after = withLinks(record, liaison, [...links, link]);
  return { outcome: 'created', again: false, link, before: record, after };
};
