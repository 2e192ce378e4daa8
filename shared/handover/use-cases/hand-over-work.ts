import { isOpen } from '../../case/rules/case.ts';
import { takeStep } from '../../case/rules/take-step.ts';
import { heldSince } from '../../case/rules/timing/case-time.ts';
import { toCase } from '../../case/store/case-item.ts';
import { caseWrites, oneEach } from '../../case/store/case-store.ts';
import { workPartition } from '../../case/store/keys.ts';
import { readWholeCase } from '../../case/store/whole-case.ts';
import type { HandOver } from '../../link/rules/hand-over.ts';
import { handOverLinks } from '../../link/rules/hand-over-links.ts';
import { subjectOf } from '../../link/rules/subject-record.ts';
import { liveLinksPartition, plannedLinksPartition } from '../../link/store/keys.ts';
import { toLink } from '../../link/store/links.ts';
import { changeWrites, subjectFiles } from '../../link/store/subject-files.ts';
import { householdsOf, isRegistered, type Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { cutByWrites } from '../../table/cut-by-writes.ts';
import { slicesOf } from '../../table/dynamo-table.ts';
import { countedWork, endWork } from '../../table/long-work.ts';
import { allOf, eachOf, optimistic } from '../../table/table.ts';
import { countingUnreadable, readable, unlessUnreadable } from '../../table/unreadable.ts';
import { HAND_OVERS } from '../store/hand-over-store.ts';
import { handOverAllVisits, visitsFollowingLinks } from './hand-over-visits.ts';

/** So many are read for one transaction: with a live and a planned link each, as many as fit. */
const SUBJECTS_AT_ONCE = 19;
/** Goes with each transaction. */
const COUNT = 1;

const countedAs = (subject: Subject): 'households' | 'areas' | 'subjects' => {
  if (isRegistered(subject)) return 'subjects';
  switch (subject.type) {
    case 'household':
      return 'households';
    case 'area':
      return 'areas';
  }
};

/** What a worker is the liaison of, or will be. */
export const subjectsOfWorker = async (ctx: Context, worker: string): Promise<Subject[]> => {
  const partitionsOf = [liveLinksPartition(worker), plannedLinksPartition(worker)];
  const items = await Promise.all(partitionsOf.map((pk) => allOf(ctx.table, { index: 'work', pk })));
  const subjects = readable(ctx, items.flat(), toLink).map(({ subject }) => subject);
  return [...new Map(subjects.map((one) => [one.id, one])).values()];
};

const amountsOf = (
  subjects: readonly Subject[],
): Readonly<Record<'areas' | 'households' | 'subjects', number>> => {
  const amounts = { areas: 0, households: 0, subjects: 0 };
  for (const subject of subjects) amounts[countedAs(subject)] += 1;
  return amounts;
};

/** As many of some subjects as fit into one transaction, counted with what it does; answers how many there were. */
const handOverSubjects = (ctx: Context, handOver: HandOver, subjects: readonly Subject[]): Promise<number> =>
  optimistic(async () => {
    const files = await subjectFiles(ctx.table, subjects);
    const due = files.flatMap((file) => handOverLinks(file, handOver, ctx.now()) ?? []);
    const [changes = []] = cutByWrites(due, changeWrites, COUNT);
    if (changes.length === 0) return 0;
    const passed = changes.map(({ before }) => subjectOf(before));
    const visits = await visitsFollowingLinks(ctx, handOver, passed.flatMap(householdsOf));
    const counted = countedWork(HAND_OVERS, handOver, { ...amountsOf(passed), visits });
    await ctx.table.write([...changes.flatMap(changeWrites), counted]);
    return changes.length;
  });

const handOverCase = (ctx: Context, handOver: HandOver, caseId: string) =>
  optimistic(async () => {
    const file = await readWholeCase(ctx, caseId);
    if (file === undefined) return;
    const { it: found, timeline } = file;
    if (!isOpen(found) || !('assignee' in found) || found.assignee !== `worker:${handOver.from}`) return;
    if ((heldSince(timeline) ?? '') > handOver.createdAt) return;
    const step = { step: 'handed-over', assignee: `worker:${handOver.to}`, handOver: handOver.id } as const;
    const move = takeStep(found, step, {
      by: handOver.by,
      at: ctx.now(),
      key: undefined,
      ifMatch: undefined,
    });
    await ctx.table.write(oneEach([...caseWrites(move), countedWork(HAND_OVERS, handOver, { cases: 1 })]));
  });

/** Each of these tells whether it came to its end before the time was up. */
const handOverAllSubjects = async (
  ctx: Context,
  handOver: HandOver,
  isLate: () => boolean,
): Promise<boolean> => {
  for (const subjects of slicesOf(await subjectsOfWorker(ctx, handOver.from), SUBJECTS_AT_ONCE)) {
    do {
      if (isLate()) return false;
    } while ((await handOverSubjects(ctx, handOver, subjects)) > 0);
  }
  return true;
};

const handOverAllCases = async (
  ctx: Context,
  handOver: HandOver,
  isLate: () => boolean,
): Promise<boolean> => {
  const work = { index: 'work' as const, pk: workPartition(`worker:${handOver.from}`) };
  for await (const item of eachOf(ctx.table, work)) {
    if (isLate()) return false;
    await unlessUnreadable(ctx, item, () => handOverCase(ctx, handOver, toCase(item).id));
  }
  return true;
};

/**
 * Goes on where it stopped, until nothing is left or `isLate` says that the time is up. With a record that cannot be read it
 * does not end, and everything else is done all the same.
 */
export const continueHandOver = async (
  ctx: Context,
  handOver: HandOver,
  isLate: () => boolean,
): Promise<HandOver> => {
  const { watched, unreadable } = countingUnreadable(ctx);
  for (const part of [handOverAllSubjects, handOverAllCases, handOverAllVisits])
    if (!(await part(watched, handOver, isLate))) return handOver;
  return unreadable() > 0 ? handOver : endWork(ctx, HAND_OVERS, handOver, ctx.now());
};
