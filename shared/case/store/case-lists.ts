import type { Authorizer } from '../../access/store/authorizer.ts';
import { townshipsIn } from '../../area/store/townships.ts';
import { areaOfPath, kindOfArea } from '../../base/area-code.ts';
import { addDays, addMs, dayOf, monthOf, startOf } from '../../base/instant.ts';
import type { Who } from '../../base/role.ts';
import { heldBy } from '../../link/store/work-holders.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { allOf, type Query, type Table } from '../../table/table.ts';
import { type Case, isOpen } from '../rules/case.ts';
import { mayComeBack } from '../rules/may-come-back.ts';
import { waitsFor } from '../rules/timing/waits-for.ts';
import { toCase } from './case-item.ts';
import {
  casesAboutPartition,
  endedCasesPartition,
  openCasesPartition,
  toAskPartition,
  workPartition,
} from './keys.ts';

export interface CaseQuestion {
  readonly of: 'mine' | 'area';
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

/** The own work, that of whom one stands in for today, and that of the unit. */
const mine = (held: readonly string[], { unit }: Who, range: DueRange): Query[] =>
  [...held.map((id) => `worker:${id}`), ...(unit === undefined ? [] : [`unit:${unit}`])].map((one) => ({
    index: 'work',
    pk: workPartition(one),
    ...range,
  }));

type DueRange = Pick<Query, 'from' | 'upTo'>;

/** Late is from the due moment on; today's are those whose first late moment is the end of the day, or before it. */
const dueRange = (due: CaseQuestion['due'], now: string): DueRange => {
  if (due === undefined) return {};
  if (due === 'overdue') return { upTo: now };
  return { from: addMs(startOf(dayOf(now)), 1), upTo: startOf(addDays(dayOf(now), 1)) };
};

/** Who asks, and whose work lies with them today, their own first. */
interface Asker {
  readonly who: Who;
  readonly held: readonly string[];
}

/** The partitions that hold the answer, in order. A village or grid filters its township's list. */
const partsOf = async (
  table: Table,
  { who, held }: Asker,
  question: CaseQuestion,
  now: string,
): Promise<Query[]> => {
  const range = dueRange(question.due, now);
  if (question.of === 'mine') return mine(held, who, range);
  const month = question.month ?? monthOf(now);
  const part = (township: string): Query => {
    if (question.state === 'open') return { index: 'area', pk: openCasesPartition(township), ...range };
    if (question.state === 'ended') return { index: 'area', pk: endedCasesPartition(township, month) };
    return { index: 'work', pk: toAskPartition(township) };
  };
  const code = areaOfPath(question.scope);
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

export const listCases = async (
  ctx: Context,
  authorizer: Authorizer,
  question: CaseQuestion,
  now: string,
): Promise<CasePage> => {
  const { cursor, ...rest } = question;
  // What is due today is another question tomorrow.
  const { who } = authorizer;
  const held = [...new Set([who.id, ...(await heldBy(ctx, who.id, dayOf(now)))])];
  const asked = { by: who.id, held, ...rest, ...(rest.due === undefined ? {} : { on: dayOf(now) }) };
  const parts = await partsOf(ctx.table, { who, held }, question, now);
  const page = await listPage(ctx.table, { parts, asked, limit: question.limit, cursor });
  const items = page.items.map(toCase);
  return question.waiting === undefined
    ? { ...page, items }
    : { ...page, items: items.filter((it) => waitsFor(who, it, held)) };
};
