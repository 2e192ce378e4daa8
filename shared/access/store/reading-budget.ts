import { areaOfPath, isHouseholdId } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { isNumberOfSomebody } from '../../programme/rules/registered-subject.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfterHours } from '../../table/key.ts';
import { type Item, optimistic, type Write } from '../../table/table.ts';
import { unfinishedPartition } from '../../table/unfinished-key.ts';
import { MARK_LETTERS, MOST_PEOPLE_AN_HOUR, marksIn, ReadingBudget } from '../rules/reading-budget.ts';
import type { Authorizer } from './authorizer.ts';
import { readingBudgetKey } from './keys.ts';

/** Long enough that whoever has to be told of it is told. */
const KEPT_HOURS = 48;
const HOUR_MS = 3_600_000;

/** A household, or somebody whom a programme looks after. */
const isSomebody = (subject: string): boolean => isHouseholdId(subject) || isNumberOfSomebody(subject);

const markOf = (subject: string): string => digestOf(subject).slice(0, MARK_LETTERS);
const hourOf = (at: Instant): Instant => `${at.slice(0, 13)}:00:00.000Z`;

const secondsLeft = (at: Instant): number =>
  Math.ceil((Date.parse(hourOf(at)) + HOUR_MS - Date.parse(at)) / 1_000);

const tooMany = (at: Instant) =>
  new Refusal('too-many', 'access.too-many-people', { most: MOST_PEOPLE_AN_HOUR, seconds: secondsLeft(at) });

export const toReadingBudget = (item: Item): ReadingBudget => ReadingBudget.parse(recordOf(item));

/** For a transaction. Until it is told, a job finds by its index what was over. */
export const readingBudgetWrite = (it: ReadingBudget): Write => ({
  put: {
    ...it,
    ...readingBudgetKey(it.reader, it.hour),
    ...(it.overAt === undefined || it.toldAt !== undefined
      ? {}
      : { clockPk: unfinishedPartition(), clockSk: it.overAt }),
    expiresAt: expiresAfterHours(it.hour, KEPT_HOURS),
  },
  guard: it.version === 1 ? 'absent' : { version: it.version - 1 },
});

/** Whom this instance has counted already, by reader, in this hour. */
const counted = new WeakMap<
  object,
  { readonly hour: Instant; readonly byReader: Map<string, Set<string>> }
>();

const countedBy = (ctx: Context, reader: string, hour: Instant): Set<string> => {
  const last = counted.get(ctx.instance);
  const current = last?.hour === hour ? last : { hour, byReader: new Map<string, Set<string>>() };
  if (current !== last) counted.set(ctx.instance, current);
  const known = current.byReader.get(reader) ?? new Set();
  current.byReader.set(reader, known);
  return known;
};

const count = async (ctx: Context, { who }: Authorizer, marks: readonly string[]): Promise<Set<string>> => {
  const at = ctx.now();
  const hour = hourOf(at);
  const item = await ctx.table.get(readingBudgetKey(who.id, hour));
  const before = item && toReadingBudget(item);
  const seen = marksIn(before);
  const all = new Set([...seen, ...marks]);
  if (all.size === seen.size) return seen;
  const version = (before?.version ?? 0) + 1;
  const budget = { reader: who.id, hour, area: areaOfPath(who.areaPath), marks: '', ...before, version };
  if (all.size > MOST_PEOPLE_AN_HOUR) {
    if (budget.overAt === undefined) await ctx.table.write([readingBudgetWrite({ ...budget, overAt: at })]);
    throw tooMany(at);
  }
  await ctx.table.write([readingBudgetWrite({ ...budget, marks: [...all].join('') })]);
  return all;
};

/**
 * Refuses (429) whoever has read of 600 people in this hour and asks for another, and leaves those who were read already. One
 * request to read and one to write, and none for whom this instance has counted.
 */
export const requireBudget = async (
  ctx: Context,
  authorizer: Authorizer,
  subjects: readonly string[],
): Promise<void> => {
  const marks = [...new Set(subjects.filter(isSomebody).map(markOf))];
  const known = countedBy(ctx, authorizer.who.id, hourOf(ctx.now()));
  if (marks.every((mark) => known.has(mark))) return;
  const all = await optimistic(() => count(ctx, authorizer, marks), {
    otherwise: () => {
      throw new Refusal('too-many', 'request.too-many');
    },
  });
  for (const mark of all) known.add(mark);
};
