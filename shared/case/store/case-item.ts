import { townshipOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Case, isOpen } from '../rules/case.ts';
import { Entry } from '../rules/entry.ts';
import { monthOf } from '../rules/tally.ts';
import {
  caseClock,
  caseKey,
  casesAboutPartition,
  endedCasesPartition,
  entryKey,
  openCasesPartition,
  toAskPartition,
  workPartition,
} from './keys.ts';

/** In the clock index by the moment at which the sweep must look, while there is one. */
const clockIndex = (it: Case, lookAt: Instant | undefined) =>
  lookAt === undefined ? {} : { clockPk: caseClock(it.id), clockSk: lookAt };

/** Open cases by township and due moment; ended ones by township and month, so that the two never share a partition. */
const areaIndex = (it: Case) => {
  const township = townshipOf(it.area);
  if (isOpen(it)) return { areaPk: openCasesPartition(township), areaSk: it.clock.dueAt };
  return { areaPk: endedCasesPartition(township, monthOf(it.endedAt)), areaSk: it.endedAt };
};

/** With whoever has to act: the assignee of an open case; of an ended one, whoever asks if the solution lasted. */
const workIndex = (it: Case) => {
  if (isOpen(it))
    return 'assignee' in it ? { workPk: workPartition(it.assignee), workSk: it.clock.dueAt } : {};
  if (it.status !== 'closed' || it.outcome?.state !== 'asked') return {};
  return { workPk: toAskPartition(townshipOf(it.area)), workSk: it.outcome.askedAt };
};

/** `lookAt`: when the sweep must look at the case, as the rules say. */
export const caseItem = (it: Case, lookAt: Instant | undefined): Item => ({
  ...it,
  ...caseKey(it.id),
  ...clockIndex(it, lookAt),
  ...areaIndex(it),
  ...workIndex(it),
  subjectPk: casesAboutPartition(it.subject.id),
  subjectSk: it.reportedAt,
});

export const entryItem = (entry: Entry): Item => ({ ...entry, ...entryKey(entry.caseId, entry.version) });

export const toCase = (item: Item): Case => Case.parse(recordOf(item));
export const toEntry = (item: Item): Entry => Entry.parse(recordOf(item));
