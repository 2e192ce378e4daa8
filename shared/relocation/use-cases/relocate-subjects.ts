import { townshipOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import type { Link } from '../../link/rules/link.ts';
import { cutOff, follow, type LinkChange } from '../../link/rules/replace-link.ts';
import { linkWrite } from '../../link/store/link-writes.ts';
import { linksOn } from '../../link/store/links.ts';
import { registeredSubjects } from '../../programme/rules/registered-subject.ts';
import { areaOfSubject, type RegisteredSubject } from '../../programme/rules/subject.ts';
import type { RegisteredRecord } from '../../subject/rules/registered-record.ts';
import { subjectKey, subjectsPartition } from '../../subject/store/keys.ts';
import { subjectItem, toSubject } from '../../subject/store/subject-item.ts';
import type { Context } from '../../table/context.ts';
import { countedWork } from '../../table/long-work.ts';
import { eachOf, optimistic, type Write } from '../../table/table.ts';
import { unlessUnreadable } from '../../table/unreadable.ts';
import type { AreaMove } from '../rules/area-move.ts';
import { registeredAfter } from '../rules/registered-after.ts';
import { AREA_MOVES } from '../store/area-move-store.ts';

const isOver = (link: Link) => link.status === 'ended';

/** Whoever is joined with it goes on under the place of today; under the same key, as long as the id stays. */
const inPlace = (links: readonly Link[], subject: RegisteredSubject): LinkChange[] =>
  links
    .filter((link) => !isOver(link) && areaOfSubject(link.subject) !== subject.area)
    .map((before) => ({ before, after: { ...before, subject, version: before.version + 1 } }));

/** A village has its code for an id: under the next one it is another record, with links of its own. */
const underNextId = async (
  { table }: Context,
  record: RegisteredRecord,
  after: RegisteredSubject,
  { move, at }: { readonly move: AreaMove; readonly at: Instant },
): Promise<Write[]> => {
  const [existing, links] = await Promise.all([table.get(subjectKey(after.id)), linksOn(table, record)]);
  const sent = { createdBy: move.by.id, digest: move.id };
  const gone: Write = { remove: subjectKey(record.id), guard: { version: record.version } };
  if (existing !== undefined) return [gone, ...cutOff(links, 'area-moved', at).map(linkWrite)];
  const moved = subjectItem({ ...record, id: after.id, area: after.area, version: 1 });
  return [gone, { put: moved, guard: 'absent' }, ...follow(links, after, sent, at).changes.map(linkWrite)];
};

const relocateRecord = (ctx: Context, move: AreaMove, id: string): Promise<void> =>
  optimistic(async () => {
    const item = await ctx.table.get(subjectKey(id));
    const record = item && toSubject(item);
    if (record === undefined || !record.area.startsWith(move.from)) return;
    const { type, area } = record;
    const after = registeredAfter(move, { type, id, area });
    const count = countedWork(AREA_MOVES, move, { subjects: 1 });
    if (after.id !== id) {
      await ctx.table.write([...(await underNextId(ctx, record, after, { move, at: ctx.now() })), count]);
      return;
    }
    const links = inPlace(await linksOn(ctx.table, record), after);
    // Links first: without the record they are looked for no more.
    for (const change of links) await ctx.table.write([linkWrite(change)]);
    const moved = subjectItem({ ...record, area: after.area, version: record.version + 1 });
    await ctx.table.write([{ put: moved, guard: { version: record.version } }, count]);
  });

/** Lets what programmes look after follow the areas that it is filed under; `false` when the time was up. */
export const relocateSubjects = async (
  ctx: Context,
  move: AreaMove,
  isLate: () => boolean,
): Promise<boolean> => {
  for (const { type } of registeredSubjects) {
    const list = { index: 'area' as const, pk: subjectsPartition(type, townshipOf(move.from)) };
    for await (const item of eachOf(ctx.table, {
      ...list,
      where: { attribute: 'area', begins: move.from },
    })) {
      if (isLate()) return false;
      await unlessUnreadable(ctx, item, () => relocateRecord(ctx, move, toSubject(item).id));
    }
  }
  return true;
};
