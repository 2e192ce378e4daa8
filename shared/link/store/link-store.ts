import type { Allows } from '../../access/rules/may.ts';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import { areaOfSubject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { type Table, type Write, writeOrConflict } from '../../table/table.ts';
import type { Unit } from '../../unit/rules/unit.ts';
import { unitCheck } from '../../unit/store/find-units.ts';
import { requireUnit } from '../../unit/store/require-unit.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { isSameHolder } from '../rules/holder.ts';
import type { Link } from '../rules/link.ts';
import { type LinkHolder, requireHolderSort } from '../rules/link-holder.ts';
import { newLink, type WantedLink } from '../rules/new-link.ts';
import { openLink } from '../rules/open-link.ts';
import type { LinkChange } from '../rules/replace-link.ts';
import type { SubjectRecord } from '../rules/subject-record.ts';
import { heldLinkWrites } from './held-links.ts';
import { linksOfUnitPartition, linksPartition, liveLinksPartition, plannedLinksPartition } from './keys.ts';
import { linkWrite } from './link-writes.ts';
import { toLink } from './links.ts';
import { type FoundSubject, requireSubject } from './subject-links.ts';
import { recordWrite } from './subject-records.ts';

interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface LinkPage {
  readonly items: Link[];
  readonly next?: string | undefined;
}

/** Who is to be joined with the subject, and what holds that they are still as they were read. */
const findHolder = async (
  ctx: Context,
  { worker, holder, subject }: WantedLink,
): Promise<{ holder: LinkHolder; check: Write }> => {
  if (holder !== undefined) {
    const unit = await requireUnit(ctx, holder.unit, { area: areaOfSubject(subject) }, '#/holder/unit');
    return { holder: { unit }, check: unitCheck(unit) };
  }
  const item = worker === undefined ? undefined : await ctx.table.get(workerKey(worker));
  if (item === undefined) throw invalid('worker.unknown', '#/worker');
  const person = toWorker(item);
  return { holder: { person }, check: { check: workerKey(person.id), guard: { version: person.version } } };
};

/** A link that the same request made is known by its day; one that is over is not begun again on that day. */
const standingLink = (
  existing: Link,
  body: WantedLink,
  sent: RequestDigest,
  key: string | undefined,
): Link => {
  const isOver = existing.status === 'ended';
  if (!isOver) {
    requireSameRequest(existing, sent, 'link');
    return newLink(body, sent, existing.createdAt);
  }
  const isSame = existing.createdBy === sent.createdBy && existing.digest === sent.digest;
  if (isSame && key === undefined) return existing;
  throw conflict('link.was-over', { to: existing.to });
};

interface Sent {
  readonly sent: RequestDigest;
  readonly key: string | undefined;
  readonly at: Instant;
  readonly allows: Allows;
}

/** A new link, with what `also` writes beside it. Without a key it is known by subject, holder and first day alone. */
export const createLink = async (
  ctx: Context,
  found: FoundSubject,
  wanted: WantedLink,
  { sent, key, at, allows }: Sent,
  also: (link: Link) => readonly Write[],
): Promise<Link> => {
  requireHolderSort(wanted);
  const existing = found.links.find((one) => isSameHolder(one, wanted) && one.from === wanted.from);
  if (existing !== undefined) return standingLink(existing, wanted, sent, key);
  const { record, links } = requireSubject(found);
  const { holder, check } = await findHolder(ctx, wanted);
  const opened = openLink({ record, links, holder, allows }, wanted, sent, at);
  const held = await heldLinkWrites(ctx, wanted);
  await writeOrConflict(ctx.table, [
    linkWrite({ before: undefined, after: opened.link }),
    recordWrite(record, opened.record),
    check,
    ...held,
    ...also(opened.link),
  ]);
  return opened.link;
};

/** Links and the record that names its liaison, all or nothing. */
export const saveLinks = (
  { table }: Context,
  { before, after }: { before: SubjectRecord; after: SubjectRecord },
  changes: readonly LinkChange[],
  also: readonly Write[] = [],
): Promise<void> => writeOrConflict(table, [recordWrite(before, after), ...changes.map(linkWrite), ...also]);

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

/** What an office is joined with, or will be. */
export const listLinksOfUnit = async (
  ctx: Context,
  { id, area }: Pick<Unit, 'id' | 'area'>,
  page: Page,
  authorizer: Authorizer,
): Promise<LinkPage> => {
  authorizer.require('unit', { areaPath: await currentPath(ctx, area) });
  const parts: Parts = [{ index: 'work', pk: linksOfUnitPartition(id) }];
  return pageOf(ctx.table, parts, { by: authorizer.who.id, unit: id }, page);
};

/** How many live and planned links a worker has. */
export const countLinks = async ({ table }: Context, worker: string): Promise<number> => {
  const counted = [liveLinksPartition(worker), plannedLinksPartition(worker)].map((pk) =>
    table.count({ index: 'work', pk }),
  );
  return (await Promise.all(counted)).reduce((sum, one) => sum + one, 0);
};
