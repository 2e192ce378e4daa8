import type { Instant } from '../../base/instant.ts';
import { isOpen } from '../../case/rules/case.ts';
import { takeStep } from '../../case/rules/take-step.ts';
import { heldSince } from '../../case/rules/timing/held-since.ts';
import { toCase, toEntry } from '../../case/store/case-item.ts';
import { caseWrites, oneEach } from '../../case/store/case-writes.ts';
import { caseKey, workPartition } from '../../case/store/keys.ts';
import type { HandOver } from '../../link/rules/hand-over.ts';
import { passOn } from '../../link/rules/pass-on.ts';
import { isArea } from '../../link/rules/subject-record.ts';
import { liveLinksPartition, plannedLinksPartition } from '../../link/store/keys.ts';
import { toLink } from '../../link/store/link-item.ts';
import { changeWrites, subjectFiles } from '../../link/store/subject-files.ts';
import type { Subject } from '../../programme/rules/subject.ts';
import { repeated } from '../../table/repeated.ts';
import { slicesOf } from '../../table/slices-of.ts';
import { allOf, eachOf, type Table } from '../../table/table.ts';
import type { TaskStore } from '../../visit/store/task-store.ts';
import type { HandOverStore } from '../store/hand-over-store.ts';
import { handOverVisits } from './hand-over-visits.ts';

/** A subject takes five writes at most (its record, a live and a planned link, each ended and begun), of 100 in all. */
const SUBJECTS_AT_ONCE = 19;

export interface HandOverWork {
  /** Goes on where it stopped, until nothing is left or `isLate` says that the time is up. */
  carryOn(it: HandOver, isLate: () => boolean): Promise<HandOver>;
  /** What a worker is the liaison of, or will be. */
  subjectsOf(worker: string): Promise<Subject[]>;
}

interface Needs {
  readonly handOvers: HandOverStore;
  readonly tasks: TaskStore;
  readonly now: () => Instant;
}

export const handOverWork = (table: Table, { handOvers, tasks, now }: Needs): HandOverWork => {
  const visits = handOverVisits(table, { handOvers, tasks, now });

  const subjectsOf = async (worker: string): Promise<Subject[]> => {
    const partitionsOf = [liveLinksPartition(worker), plannedLinksPartition(worker)];
    const items = await Promise.all(partitionsOf.map((pk) => allOf(table, { index: 'work', pk })));
    const subjects = items.flat().map((item) => toLink(item).subject);
    return [...new Map(subjects.map((one) => [one.id, one])).values()];
  };

  /** Some subjects in one transaction, counted with what it does. */
  const passSubjects = (it: HandOver, subjects: readonly Subject[]) =>
    repeated(async () => {
      const files = await subjectFiles(table, subjects);
      const changes = files.flatMap((file) => passOn(file, it, now()) ?? []);
      if (changes.length === 0) return;
      const doors = changes.flatMap(({ before }) => (isArea(before) ? [] : [before.id]));
      const areas = changes.length - doors.length;
      const amounts = { areas, households: doors.length, visits: await visits.atDoors(it, doors) };
      await table.write([...changes.flatMap(changeWrites), handOvers.counted(it, amounts)]);
    });

  const passCase = (it: HandOver, caseId: string) =>
    repeated(async () => {
      const [first, ...rest] = await allOf(table, { pk: caseKey(caseId).pk });
      if (first === undefined) return;
      const found = toCase(first);
      if (!isOpen(found) || !('assignee' in found) || found.assignee !== `worker:${it.from}`) return;
      const timeline = rest.filter(({ sk }) => sk.startsWith('ENTRY#')).map(toEntry);
      if ((heldSince(timeline) ?? '') > it.createdAt) return;
      const step = { step: 'handed-over', assignee: `worker:${it.to}`, handOver: it.id } as const;
      const move = takeStep(found, step, { by: it.by, at: now(), key: undefined, ifMatch: undefined });
      await table.write(oneEach([...caseWrites(move), handOvers.counted(it, { cases: 1 })]));
    });

  /** Each of these tells whether it came to its end before the time was up. */
  const passAllSubjects = async (it: HandOver, isLate: () => boolean): Promise<boolean> => {
    for (const some of slicesOf(await subjectsOf(it.from), SUBJECTS_AT_ONCE)) {
      if (isLate()) return false;
      await passSubjects(it, some);
    }
    return true;
  };

  const passAllCases = async (it: HandOver, isLate: () => boolean): Promise<boolean> => {
    const work = { index: 'work' as const, pk: workPartition(`worker:${it.from}`) };
    for await (const item of eachOf(table, work)) {
      if (isLate()) return false;
      await passCase(it, toCase(item).id);
    }
    return true;
  };

  return {
    subjectsOf,
    async carryOn(it, isLate) {
      for (const pass of [passAllSubjects, passAllCases, visits.passAll])
        if (!(await pass(it, isLate))) return it;
      return handOvers.finish(it, now());
    },
  };
};
