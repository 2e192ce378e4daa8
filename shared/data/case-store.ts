import type { Resource } from '../domain/access/condition.ts';
import { areaPath } from '../domain/area/area-code.ts';
import { openCase } from '../domain/case/apply-entry.ts';
import type { Case } from '../domain/case/case.ts';
import type { Entry, EntryOf } from '../domain/case/entry.ts';
import type { Move } from '../domain/case/take-step.ts';
import { monthOf, tallyOfStep } from '../domain/case/tally.ts';
import { conflict, notFound, Refusal } from '../domain/refusal.ts';
import { caseItem, entryItem, toCase, toEntry } from './case-item.ts';
import type { Gate } from './gate.ts';
import { keys } from './keys.ts';
import { allOf, type Table, type Write, WriteRefused } from './table.ts';

export interface CaseFile {
  readonly it: Case;
  readonly timeline: readonly Entry[];
}

export interface CaseStore {
  /** Opens a case, or answers with the one that the same report opened before. One request either way. */
  report(entry: EntryOf<'reported'>): Promise<Case>;
  /** A case with its timeline, for those whom the gate lets pass. */
  open(id: string, gate: Gate): Promise<CaseFile>;
  /** Case, entry and counter in one transaction; refuses when somebody else was faster. */
  save(...moves: readonly Move[]): Promise<void>;
}

/** What permission looks at in a case. */
export const resourceOf = (it: Case): Resource => ({
  areaPath: areaPath(it.area),
  openedBy: it.openedBy,
  assignee: 'assignee' in it ? it.assignee : undefined,
});

/** A report sent again gets the answer that it got the first time, however far the case has come since. */
const firstAnswer = (stored: Case, sent: EntryOf<'reported'>): Case => {
  if (stored.openedBy !== sent.by.id)
    throw conflict('This id is taken. Make a new one and send the report again.');
  if (stored.digest === sent.digest) return openCase({ ...sent, at: stored.reportedAt });
  throw new Refusal('other-body', 'This id was used for another report. Make a new id for a new report.');
};

const writesOf = ({ before, after, entry }: Move): Write[] => {
  const amounts = tallyOfStep(before, after);
  const tally = keys.tally(after.area, monthOf(entry.at), after.id);
  return [
    { put: caseItem(after), guard: { version: before.version } },
    { put: entryItem(entry), guard: 'absent' },
    ...(amounts === undefined ? [] : [{ add: tally, amounts }]),
  ];
};

export const caseStore = (table: Table): CaseStore => ({
  async report(entry) {
    const it = openCase(entry);
    try {
      await table.write([
        { put: caseItem(it), guard: 'absent' },
        { put: entryItem(entry), guard: 'absent' },
        { add: keys.tally(it.area, monthOf(entry.at), it.id), amounts: { opened: 1 } },
      ]);
      return it;
    } catch (error) {
      if (error instanceof WriteRefused && error.existing !== undefined)
        return firstAnswer(toCase(error.existing), entry);
      throw error;
    }
  },
  async open(id, gate) {
    const [first, ...rest] = await allOf(table, { pk: keys.case(id).pk });
    if (first === undefined) throw notFound('case');
    const it = toCase(first);
    gate.pass('case', resourceOf(it));
    return { it, timeline: rest.filter(({ sk }) => sk.startsWith('ENTRY#')).map(toEntry) };
  },
  async save(...moves) {
    try {
      await table.write(moves.flatMap(writesOf));
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error;
      throw Object.assign(conflict('Somebody else was faster. Read the case again and decide anew.'), {
        cause: error,
      });
    }
  },
});
