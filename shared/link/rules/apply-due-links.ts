import type { Day } from '../../base/instant.ts';
import { applyDueLink } from './end-link.ts';
import type { SubjectChange, SubjectFile } from './hand-over-links.ts';
import { withLinks } from './subject-record.ts';

/** What a day brings to a subject: links whose term is over end, those whose day has come begin; or nothing. */
export const applyDueLinks = ({ record, links }: SubjectFile, today: Day): SubjectChange | undefined => {
  const after = links.map((link) => ({ before: link, after: applyDueLink(link, today) ?? link }));
  const changes = after.filter((one) => one.before !== one.after);
  if (changes.length === 0) return undefined;
  const live = after.find((one) => one.after.status === 'live')?.after.worker;
  const became = after.map((one) => one.after);
  return { before: record, after: withLinks(record, live, became), links: changes };
};
