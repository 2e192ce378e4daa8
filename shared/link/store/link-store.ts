import type { Authorizer } from '../../access/store/authorizer.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid, notFound } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { allOf, type Table, type Write, writeOrConflict } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import type { SubjectFile } from '../rules/hand-over-links.ts';
import type { Link } from '../rules/link.ts';
import { type NewLink, newLink } from '../rules/new-link.ts';
import { openLink } from '../rules/open-link.ts';
import type { LinkChange } from '../rules/replace-link.ts';
import { pathOfSubject, type SubjectRecord } from '../rules/subject-record.ts';
import { linksPartition, liveLinksPartition, plannedLinksPartition } from './keys.ts';
import { linkWrite } from './link-writes.ts';
import { toLink } from './links.ts';
import { keyOfSubject, recordWrite, toSubjectRecord } from './subject-records.ts';

interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface LinkPage {
  readonly items: Link[];
  readonly next?: string | undefined;
}

const linksOn = async (table: Table, subject: string) =>
  (await allOf(table, { pk: linksPartition(subject), begins: 'LINK#' })).map(toLink);

/** The subject's record and links, for those whom the authorizer admits. */
export const readSubjectLinks = async (
  { table }: Context,
  subject: Subject,
  authorizer: Authorizer,
): Promise<SubjectFile> => {
  const [item, links] = await Promise.all([table.get(keyOfSubject(subject)), linksOn(table, subject.id)]);
  if (item === undefined) throw notFound('subject');
  const record = toSubjectRecord(subject, item);
  if (record === undefined) throw conflict('The household has moved; read where to, and link it there.');
  authorizer.require('subject', { areaPath: pathOfSubject(record) });
  return { record, links };
};

const workerFor = async (table: Table, id: string) => {
  const item = await table.get(workerKey(id));
  if (item === undefined) throw invalid('There is no such worker.', '#/worker');
  return toWorker(item);
};

export const createLink = async (
  ctx: Context,
  body: NewLink,
  sent: RequestDigest,
  at: Instant,
  authorizer: Authorizer,
): Promise<Link> => {
  const [{ record, links }, worker] = await Promise.all([
    readSubjectLinks(ctx, body.subject, authorizer),
    workerFor(ctx.table, body.worker),
  ]);
  const existing = links.find((one) => one.worker === body.worker && one.from === body.from);
  if (existing !== undefined) {
    requireSameRequest(existing, sent, 'link');
    return newLink(body, sent, existing.createdAt);
  }
  const opened = openLink({ record, links, worker }, body, sent, at);
  const writes: Write[] = [
    linkWrite({ before: undefined, after: opened.link }),
    recordWrite(record, opened.record),
    { check: workerKey(worker.id), guard: { version: worker.version } },
  ];
  await writeOrConflict(ctx.table, writes);
  return opened.link;
};

/** Links and the record that names its liaison, all or nothing. */
export const saveLinks = (
  { table }: Context,
  { before, after }: { before: SubjectRecord; after: SubjectRecord },
  changes: readonly LinkChange[],
): Promise<void> => writeOrConflict(table, [recordWrite(before, after), ...changes.map(linkWrite)]);

type Parts = Parameters<typeof listPage>[1]['parts'];

const pageOf = async (table: Table, parts: Parts, asked: unknown, page: Page): Promise<LinkPage> => {
  const { items, ...rest } = await listPage(table, { parts, asked, ...page });
  return { ...rest, items: items.map(toLink) };
};

export const listLinksOn = (
  { table }: Context,
  ids: readonly string[],
  page: Page,
  authorizer: Authorizer,
): Promise<LinkPage> => {
  const parts = ids.map((id) => ({ pk: linksPartition(id), begins: 'LINK#' }));
  return pageOf(table, parts, { by: authorizer.who.id, ids }, page);
};

/** Live links of a worker. */
export const listLinksOf = (
  { table }: Context,
  worker: string,
  page: Page,
  authorizer: Authorizer,
): Promise<LinkPage> =>
  pageOf(table, [{ index: 'work', pk: liveLinksPartition(worker) }], { by: authorizer.who.id, worker }, page);

/** How many live and planned links a worker has. */
export const countLinks = async ({ table }: Context, worker: string): Promise<number> => {
  const counted = [liveLinksPartition(worker), plannedLinksPartition(worker)].map((pk) =>
    table.count({ index: 'work', pk }),
  );
  return (await Promise.all(counted)).reduce((sum, one) => sum + one, 0);
};
