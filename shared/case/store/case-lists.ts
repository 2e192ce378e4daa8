import type { Authorizer } from '../../access/store/authorizer.ts';
import { townshipsIn } from '../../area/store/townships.ts';
import { areaOfPath, areaPath, isWithin, kindOfArea, townshipOf } from '../../base/area-code.ts';
import { addDays, addMs, dayOf, monthOf, startOf } from '../../base/instant.ts';
import type { Who } from '../../base/role.ts';
import { overseenOf, type ShownKind } from '../../base/vocabulary.ts';
import { liveLinksPartition } from '../../link/store/keys.ts';
import { toLink } from '../../link/store/links.ts';
import { heldBy } from '../../link/store/work-holders.ts';
import { areaOfSubject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { mergedPage } from '../../table/merged-page.ts';
import { listPage } from '../../table/pager.ts';
import { allOf, type Item, type Query, type Table } from '../../table/table.ts';
import { type Case, isOpen } from '../rules/case.ts';
import { type CaseFilter, passes } from '../rules/case-filter.ts';
import { mayComeBack } from '../rules/may-come-back.ts';
import { isAssignedTo, waitsFor } from '../rules/timing/waits-for.ts';
import { toCase } from './case-item.ts';
import { overseesOnly, resourceOf } from './case-store.ts';
import {
  caseKey,
  casesAboutPartition,
  endedCasesPartition,
  openCasesPartition,
  toAskPartition,
  toVerifyPartition,
  workPartition,
} from './keys.ts';

export interface CaseQuestion extends CaseFilter {
  readonly of: 'mine' | 'area' | 'reported';
  /** The path that the authorizer has admitted. */
  readonly scope: string;
  readonly state: 'open' | 'ended' | 'to-ask';
  readonly due?: 'overdue' | 'today' | undefined;
  readonly waiting?: 'me' | undefined;
  readonly month?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface RanQuestion {
  readonly scope: string;
  /** In which they may have ended, each `YYYY-MM`. */
  readonly months: readonly string[];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface CasePage {
  readonly items: Case[];
  readonly next?: string | undefined;
}

/** What lies with me, with those whom I stand in for today or with my unit, and what I have to verify. */
const mine = ({ who: { unit }, held }: Asker, range: DueRange): Query[] =>
  [
    ...held.map((id) => workPartition(`worker:${id}`)),
    ...(unit === undefined ? [] : [workPartition(`unit:${unit}`)]),
    ...held.map(toVerifyPartition),
  ].map((pk) => ({ index: 'work', pk, ...range }));

type DueRange = Pick<Query, 'from' | 'upTo'>;

/** Late is from the due moment on; today's are those whose first late moment is the end of the day, or before it. */
const dueRange = (due: CaseQuestion['due'], now: string): DueRange => {
  if (due === undefined) return {};
  if (due === 'overdue') return { upTo: now };
  return { from: addMs(startOf(dayOf(now)), 1), upTo: startOf(addDays(dayOf(now), 1)) };
};

/** Where somebody may report: all around the area, and where they are the liaison of somebody. */
const reportingTownships = async (table: Table, { id }: Who, code: string): Promise<string[]> => {
  const links = await allOf(table, { index: 'work', pk: liveLinksPartition(id) });
  const around = code.length < 9 ? await townshipsIn(table, code) : [townshipOf(code)];
  return [...new Set([...around, ...links.map((item) => townshipOf(areaOfSubject(toLink(item).subject)))])];
};

/** Who asks, and whose work lies with them today, their own first. */
interface Asker {
  readonly who: Who;
  readonly held: readonly string[];
}

const askerFor = async (ctx: Context, who: Who, { of, waiting }: CaseQuestion): Promise<Asker> => {
  if (of !== 'mine' && waiting === undefined) return { who, held: [who.id] };
  return { who, held: [...new Set([who.id, ...(await heldBy(ctx, who.id, dayOf(ctx.now())))])] };
};

/** The partitions that hold the answer. A village or grid filters its township's list. */
const partsOf = async (table: Table, asker: Asker, question: CaseQuestion, now: string): Promise<Query[]> => {
  const { who } = asker;
  const range = dueRange(question.due, now);
  if (question.of === 'mine') return mine(asker, range);
  const month = question.month ?? monthOf(now);
  const part = (township: string): Query => {
    if (question.state === 'open') return { index: 'area', pk: openCasesPartition(township), ...range };
    if (question.state === 'ended') return { index: 'area', pk: endedCasesPartition(township, month) };
    return { index: 'work', pk: toAskPartition(township) };
  };
  const code = areaOfPath(question.scope);
  if (question.of === 'reported') return (await reportingTownships(table, who, code)).map(part);
  const where = { attribute: 'area', begins: code };
  if (kindOfArea(code) === 'county' || kindOfArea(code) === 'prefecture') {
    return (await townshipsIn(table, code)).map(part);
  }
  return [{ ...part(code.slice(0, 9)), ...(code.length > 9 ? { where } : {}) }];
};

const casesAbout = async ({ table }: Context, subject: string): Promise<Case[]> => {
  const query = { index: 'subject', pk: casesAboutPartition(subject), newestFirst: true } as const;
  return (await allOf(table, query)).map(toCase);
};

/** What is open about a subject. */
export const openCasesAbout = async (ctx: Context, subject: string): Promise<Case[]> =>
  (await casesAbout(ctx, subject)).filter(isOpen);

/** What goes with a subject: also what was merged or closed, and may come back. */
export const casesThatGoWith = async (ctx: Context, subject: string): Promise<Case[]> =>
  (await casesAbout(ctx, subject)).filter((it) => mayComeBack(it, ctx.now()));

/** What ended in some months, and what is open, for counting. */
export const listEndedOrOpen = async (
  ctx: Context,
  authorizer: Authorizer,
  { scope, months, limit, cursor }: RanQuestion,
): Promise<CasePage> => {
  const townships = await townshipsIn(ctx.table, areaOfPath(scope));
  const parts = townships.flatMap((township): Query[] =>
    [...months.map((month) => endedCasesPartition(township, month)), openCasesPartition(township)].map(
      (pk) => ({
        index: 'area',
        pk,
      }),
    ),
  );
  const page = await listPage(ctx.table, {
    parts,
    asked: { by: authorizer.who.id, scope, months },
    limit,
    cursor,
  });
  return { ...page, items: page.items.map(toCase) };
};

interface Overseen {
  readonly kind: ShownKind;
  readonly area: string;
}

/** Whether whoever asks would be shown the item, and is told in its line of a place that lies in the scope. */
const isForAsker = (
  authorizer: Authorizer,
  { of, scope }: CaseQuestion,
  it: Case,
  told: Overseen,
): boolean => {
  if (of === 'mine') return true;
  if (!authorizer.can('case.track', resourceOf(it))) return false;
  // A line that names the township alone is in no list of a village: it would say in which.
  return of === 'reported' || isWithin(areaPath(told.area), scope);
};

/** What the database cannot tell by the place of a case. */
const keeper = (asker: Asker, authorizer: Authorizer, question: CaseQuestion, now: string) => {
  const { who, held } = asker;
  const { of, waiting } = question;
  const isAsked = (it: Case, item: Item): boolean => {
    if (of === 'reported') return it.openedBy === who.id;
    return of === 'area' || item.sk === caseKey(it.id).sk || !isAssignedTo(who, it, held);
  };
  return (item: Item): boolean => {
    const it = toCase(item);
    const told = overseesOnly(authorizer, it) ? overseenOf(it) : it;
    if (!isAsked(it, item) || !isForAsker(authorizer, question, it, told)) return false;
    return (
      passes(question, { it, told: told.kind }, now) && (waiting === undefined || waitsFor(who, it, held))
    );
  };
};

/** In one order over all its partitions, whatever happens to the cases between two pages. */
export const listCases = async (
  ctx: Context,
  authorizer: Authorizer,
  question: CaseQuestion,
  now: string,
): Promise<CasePage> => {
  const { cursor, limit, ...rest } = question;
  // What is due today is another question tomorrow.
  const asker = await askerFor(ctx, authorizer.who, question);
  const { id: by } = asker.who;
  const { held } = asker;
  const asked = { by, held, limit, ...rest, ...(rest.due === undefined ? {} : { on: dayOf(now) }) };
  const parts = await partsOf(ctx.table, asker, question, now);
  const keep = keeper(asker, authorizer, question, now);
  const page = await mergedPage(ctx.table, { parts, asked, limit, cursor, keep });
  return { ...page, items: page.items.map(toCase) };
};
