import { conflict } from '../../base/refusal.ts';
import { linkFactsOf, programmeOf } from '../../programme/rules/programme-of.ts';
import type { Context } from '../../table/context.ts';
import { allOf, type Item, type Write } from '../../table/table.ts';
import { holderIdOf } from '../rules/holder.ts';
import type { Link } from '../rules/link.ts';
import type { WantedLink } from '../rules/new-link.ts';
import {
  heldLinksKey,
  linkKey,
  linksOfUnitPartition,
  liveLinksPartition,
  plannedLinksPartition,
} from './keys.ts';
import { toLink } from './links.ts';

type Held = Pick<Link, 'worker' | 'holder'>;

const listsOf = ({ worker, holder }: Held): string[] =>
  worker === undefined
    ? [linksOfUnitPartition(holder?.unit ?? '')]
    : [liveLinksPartition(worker), plannedLinksPartition(worker)];

/** Sort keys of links by subject, as the last one that was opened noted them. */
const notedIn = (item: Item | undefined): string[] => {
  const links: unknown = item?.['links'];
  return Array.isArray(links) ? links.map(String) : [];
};

/** A subject and a first day, as they are noted. */
const noteOf = ({ subject, from }: Pick<Link, 'subject' | 'from'>): string => `${subject.id}/${from}`;

const inLists = async ({ table }: Context, wanted: WantedLink, programme: string): Promise<string[]> => {
  const where = { attribute: 'programme', begins: programme };
  const found = await Promise.all(listsOf(wanted).map((pk) => allOf(table, { index: 'work', pk, where })));
  return found
    .flat()
    .map(toLink)
    .filter((link) => link.programme === programme)
    .map(noteOf);
};

/** Those that are not over, each as it is at this moment. */
const standing = async ({ table }: Context, notes: readonly string[], holder: string): Promise<string[]> => {
  const keys = notes.map((note) => {
    const [subject = '', from = ''] = note.split('/');
    return linkKey(subject, from, holder);
  });
  const links = (await table.getMany(keys)).map(toLink);
  return links.filter(({ status }) => status !== 'ended').map(noteOf);
};

/**
 * Refuses more links than the programme lets a holder have. The lists may not show yet what was opened in the last second, so
 * the newest stand in an item of their own, and of two that are opened at once one sees the other.
 */
export const heldLinkWrites = async (ctx: Context, wanted: WantedLink): Promise<Write[]> => {
  const { mostOfHolder: most } = linkFactsOf(wanted.subject.type);
  if (most === undefined) return [];
  const programme = programmeOf(wanted.subject.type);
  const holder = holderIdOf(wanted);
  const key = heldLinksKey(holder, programme);
  const noted = await ctx.table.get(key);
  const notes = new Set([...notedIn(noted), ...(await inLists(ctx, wanted, programme))]);
  const links = await standing(ctx, [...notes], holder);
  if (links.length >= most) throw conflict('link.full', { most });
  const version = Number(noted?.['version'] ?? 0);
  const guard = version === 0 ? 'absent' : { version };
  return [{ put: { ...key, links: [...links, noteOf(wanted)], version: version + 1 }, guard }];
};
