import { townshipOf } from '../domain/area/area-code.ts';
import { Case, isOpen } from '../domain/case/case.ts';
import { nextLook } from '../domain/case/case-clock.ts';
import { Entry } from '../domain/case/entry.ts';
import { monthOf } from '../domain/case/tally.ts';
import { recordOf } from './item.ts';
import { keys, partitions } from './keys.ts';
import type { Item } from './table.ts';

/** A running clock is in the clock index by the moment at which the sweep must look. */
const clockIndex = (it: Case) => {
  const next = isOpen(it) ? nextLook(it.clock) : undefined;
  return next === undefined ? {} : { clockPk: partitions.clock(it.id), clockSk: next };
};

/** Open cases by township and due moment; ended ones by township and month, so that the two never share a partition. */
const areaIndex = (it: Case) => {
  const township = townshipOf(it.area);
  if (isOpen(it)) return { areaPk: partitions.open(township), areaSk: it.clock.dueAt };
  return { areaPk: partitions.ended(township, monthOf(it.endedAt)), areaSk: it.endedAt };
};

const workIndex = (it: Case) =>
  isOpen(it) && 'assignee' in it ? { workPk: partitions.work(it.assignee), workSk: it.clock.dueAt } : {};

export const caseItem = (it: Case): Item => ({
  ...it,
  ...keys.case(it.id),
  ...clockIndex(it),
  ...areaIndex(it),
  ...workIndex(it),
  subjectPk: partitions.subject(it.subject.id),
  subjectSk: it.reportedAt,
});

export const entryItem = (entry: Entry): Item => ({ ...entry, ...keys.entry(entry.caseId, entry.version) });

export const toCase = (item: Item): Case => Case.parse(recordOf(item));
export const toEntry = (item: Item): Entry => Entry.parse(recordOf(item));
