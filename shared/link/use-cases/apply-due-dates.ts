import { dayOf, type Instant } from '../../base/instant.ts';
import { type Item, optimistic, type Table, type Write, writeOrConflict } from '../../table/table.ts';
import { applyDueLinks } from '../rules/apply-due-links.ts';
import type { Deputy } from '../rules/deputy.ts';
import type { Link } from '../rules/link.ts';
import { deputyItem, toDeputy, toLink } from '../store/links.ts';
import { changeWrites, subjectFiles } from '../store/subject-files.ts';

/** All links of one subject at once, so that one that ends today makes room for one that begins. */
const applyDueLinksOf = (table: Table, { subject }: Link, now: Instant) =>
  optimistic(async () => {
    const [file] = await subjectFiles(table, [subject]);
    const change = file && applyDueLinks(file, dayOf(now));
    if (change === undefined) return false;
    await table.write(changeWrites(change));
    return true;
  });

/** What is told of a deputyship that is over. */
type TellEnd = (deputy: Deputy, at: Instant) => readonly Write[];

/** A deputy of whom the worker is back leaves the lists; refuses where somebody has changed the days meanwhile. */
const endDueDeputy = async (table: Table, deputy: Deputy, now: Instant, tellEnd: TellEnd) => {
  const write: Write = { put: deputyItem(deputy, now), guard: { version: deputy.version } };
  await writeOrConflict(table, [write, ...tellEnd(deputy, now)]);
  return true;
};

/** Does what the day brings to a link or a deputy, and says whether it brought anything. */
export const applyDueDates = async (
  table: Table,
  item: Item,
  now: Instant,
  tellEnd: TellEnd,
): Promise<boolean> =>
  item.sk.startsWith('DEPUTY#')
    ? endDueDeputy(table, toDeputy(item), now, tellEnd)
    : applyDueLinksOf(table, toLink(item), now);
