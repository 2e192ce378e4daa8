import type { Resource } from '../../access/rules/may.ts';
import type { Authorizer, Liaisons } from '../../access/store/authorizer.ts';
import { areaPath } from '../../base/area-code.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import { conflict, notFound, Refusal } from '../../base/refusal.ts';
import { liaisonsOf } from '../../link/store/links.ts';
import { whoActsFor } from '../../link/store/work-holders.ts';
import type { Context } from '../../table/context.ts';
import type { Key } from '../../table/key.ts';
import { overtaken, type Write, WriteRefused } from '../../table/table.ts';
import { openCase } from '../rules/apply-entry.ts';
import type { Case } from '../rules/case.ts';
import type { Entry, EntryOf } from '../rules/entry.ts';
import { mayComeBack } from '../rules/may-come-back.ts';
import {
  type MonthTally,
  type Move,
  type Opened,
  opened,
  tallyOf,
  tallyOfRelocation,
} from '../rules/move.ts';
import { isKnownBy, type StepContext } from '../rules/take-step.ts';
import { caseItem, entryItem, followUpWrites, toCase, toEntry, toVerifyWrites } from './case-item.ts';
import { caseCounterKey, caseKey, entryKey } from './keys.ts';
import { readWholeCase } from './whole-case.ts';

const additions = (it: Case, tallies: readonly MonthTally[]): Write[] =>
  tallies.map(({ month, amounts }) => ({ add: caseCounterKey(it.area, month, it.id), amounts }));

const tallyWrites = (before: Case | undefined, after: Case, at: string): Write[] => {
  if (before === undefined || before.area === after.area) return additions(after, tallyOf(before, after, at));
  return [
    ...additions(before, tallyOfRelocation(before, at, -1)),
    ...additions(after, tallyOfRelocation(after, at, 1)),
  ];
};

export const openingWrites = ({ after, entry, lookAt }: Opened): Write[] => [
  { put: caseItem(after, lookAt), guard: 'absent' },
  { put: entryItem(entry), guard: 'absent' },
  ...tallyWrites(undefined, after, entry.at),
];

/** One step of a case: the case if nobody was faster, its entry, its orders, and the counters that it changes. */
export const caseWrites = ({ before, after, entry, lookAt }: Move): Write[] => [
  { put: caseItem(after, lookAt), guard: { version: before.version } },
  { put: entryItem(entry), guard: 'absent' },
  ...followUpWrites(before, after),
  ...toVerifyWrites(before, after),
  ...tallyWrites(before, after, entry.at),
];

type Addition = Extract<Write, { add: Key }>;

const sumOf = (one: Addition, other: Addition): Addition => {
  const amounts = { ...one.amounts };
  for (const [name, by] of Object.entries(other.amounts)) amounts[name] = (amounts[name] ?? 0) + by;
  return { add: one.add, amounts };
};

/** A transaction may touch an item once: what two moves add to the same counter becomes one addition. */
export const oneEach = (writes: readonly Write[]): Write[] => {
  const sums = new Map<string, Addition>();
  for (const write of writes) {
    if (!('add' in write)) continue;
    const key = JSON.stringify([write.add.pk, write.add.sk]);
    const before = sums.get(key);
    sums.set(key, before === undefined ? write : sumOf(before, write));
  }
  return [...writes.filter((write) => !('add' in write)), ...sums.values()];
};

export interface CaseFile {
  readonly it: Case;
  readonly timeline: readonly Entry[];
  /** Who comes to the subject's door today. */
  readonly liaisons: Liaisons;
  /** What permission to do this looks at: under the own name also what somebody is given whom `who` acts for today. */
  readonly resourceFor: (action: string) => Promise<Resource>;
}

/** Whoever has it, or had it when it was withdrawn: they may read why. */
const assigneeOf = (it: Case): string | undefined => {
  if (it.status === 'withdrawn') return it.lay;
  return 'assignee' in it ? it.assignee : undefined;
};

/** What permission looks at in a case. */
export const resourceOf = (it: Case): Resource => ({
  areaPath: areaPath(it.area),
  openedBy: it.openedBy,
  assignee: assigneeOf(it),
  kind: it.kind,
  ...(it.about === undefined ? {} : { about: { unit: it.about.unit, areaPath: areaPath(it.about.area) } }),
});

/** Whether somebody oversees the place and handles nothing of the case. */
export const overseesOnly = ({ who, can }: Authorizer, it: Case): boolean =>
  who.roles.includes('supervisor') && !can('case.read', resourceOf(it));

const WORKER = 'worker:';

/**
 * A case with the reader's name where the reader acts for whoever has it or brought it in: as the deputy of today, or because
 * everything was handed over to them. Only while somebody may still have to work on it.
 */
const standingIn = async (ctx: Context, it: Case, reader: string): Promise<Resource> => {
  const resource = resourceOf(it);
  const at = ctx.now();
  if (!mayComeBack(it, at)) return resource;
  const actsFor = async (id: string, since: Instant) =>
    (await whoActsFor(ctx, { id, since }, at)).includes(reader);
  const { assignee } = resource;
  const isAssignee = assignee?.startsWith(WORKER) && (await actsFor(assignee.slice(WORKER.length), at));
  const isOpener = await actsFor(it.openedBy, it.reportedAt);
  return {
    ...resource,
    ...(isAssignee ? { assignee: `${WORKER}${reader}` } : {}),
    ...(isOpener ? { openedBy: reader } : {}),
  };
};

/** The case as this very report opened it, wherever it has come since; nothing when the report is new. */
export const reportedBefore = async (
  { table }: Context,
  { caseId, by, digest }: Pick<EntryOf<'reported'>, 'caseId' | 'by' | 'digest'>,
): Promise<Case | undefined> => {
  const item = await table.get(entryKey(caseId, 1));
  const first = item && toEntry(item);
  const isSame = first?.step === 'reported' && first.by.id === by.id && first.digest === digest;
  return isSame ? openCase(first) : undefined;
};

/** A report sent again gets the answer that it got the first time, however far the case has come since. */
const firstAnswer = async (ctx: Context, stored: Case, sent: EntryOf<'reported'>): Promise<Case> => {
  if (stored.openedBy !== sent.by.id) throw conflict('case.id-taken');
  const { reportedAt: at, rules, calendar, digest } = stored;
  if (digest !== sent.digest) throw new Refusal('other-body', 'case.id-of-another');
  const asSent = openCase({ ...sent, at, rules, calendar });
  // Nothing has happened to it yet, and its place is the same: no second request is needed to know what was answered.
  if (stored.version === 1 && stored.area === sent.area && stored.subject.id === sent.subject.id)
    return asSent;
  return (await reportedBefore(ctx, sent)) ?? asSent;
};

/** What makes a step known when it is sent again. */
type Sent = Pick<StepContext, 'key' | 'ifMatch'>;

const hasTaken = (timeline: readonly Entry[], by: string, sent: Sent): boolean =>
  timeline.some((one) => one.by.id === by && isKnownBy(one, sent));

/** Asked at most once, and only if something turns on it. */
const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
};

/** Opens a case, or answers with the one that the same report opened before. One request either way. */
export const saveReport = async (ctx: Context, entry: EntryOf<'reported'>): Promise<Case> => {
  const opening = opened(entry);
  try {
    await ctx.table.write(openingWrites(opening));
    return opening.after;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    if (error.index !== 0 || error.existing === undefined) throw overtaken(error);
    return firstAnswer(ctx, toCase(error.existing), entry);
  }
};

/** A case with its timeline, for those whom the authorizer admits, and for those who took this step before. */
export const readCase = async (
  ctx: Context,
  id: string,
  authorizer: Authorizer,
  sent: Sent = { key: undefined, ifMatch: undefined },
): Promise<CaseFile> => {
  const file = await readWholeCase(ctx, id);
  if (file === undefined) throw notFound('case');
  const { it, timeline } = file;
  const liaisons = once(() => liaisonsOf(ctx, it.subject.id, dayOf(ctx.now())));
  const standIn = once(() => standingIn(ctx, it, authorizer.who.id));
  const resourceFor = async (action: string) =>
    (await authorizer.canLinked(action, resourceOf(it), liaisons)) ? resourceOf(it) : standIn();
  // A step may end the part that whoever takes it has in the case: sent again, it still gets its answer.
  if (!hasTaken(timeline, authorizer.who.id, sent))
    await authorizer.requireLinked('case', await resourceFor(authorizer.action), liaisons);
  return { it, liaisons, timeline, resourceFor };
};

const writesOf = (move: Move | Opened): Write[] =>
  'before' in move ? caseWrites(move) : openingWrites(move);

/** Another case has the id of one that was to begin: no second look will find it free. */
const isTaken = (moves: readonly (Move | Opened)[], { existing }: WriteRefused): boolean =>
  moves.some(
    (move) => !('before' in move) && existing?.pk === caseKey(move.after.id).pk && existing.sk === 'CASE',
  );

/** As `saveCase`, as long as what `checks` ask for holds in that very moment. */
export const saveCaseWhile = async (
  { table }: Context,
  checks: readonly Write[],
  ...moves: readonly (Move | Opened)[]
): Promise<void> => {
  try {
    await table.write([...oneEach(moves.flatMap(writesOf)), ...checks]);
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    if (isTaken(moves, error)) throw conflict('case.new-id-taken');
    throw overtaken(error);
  }
};

/** Cases, entries and counters in one transaction; refuses when somebody else was faster. */
export const saveCase = (ctx: Context, ...moves: readonly (Move | Opened)[]): Promise<void> =>
  saveCaseWhile(ctx, [], ...moves);
