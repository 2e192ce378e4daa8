import type { Resource } from '../../access/rules/condition.ts';
import type { Gate, Liaisons } from '../../access/store/gate.ts';
import { areaPath } from '../../base/area-code.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import { conflict, notFound, Refusal } from '../../base/refusal.ts';
import type { LiaisonsOf } from '../../link/store/liaisons.ts';
import { allOf, type Table, WriteRefused } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import { openCase } from '../rules/apply-entry.ts';
import type { Case } from '../rules/case.ts';
import type { Entry, EntryOf } from '../rules/entry.ts';
import type { Move } from '../rules/take-step.ts';
import { toCase, toEntry } from './case-item.ts';
import { caseWrites, type Opened, oneEach, openingWrites } from './case-writes.ts';
import { caseKey } from './keys.ts';

export interface CaseFile {
  readonly it: Case;
  readonly timeline: readonly Entry[];
  /** Who comes to the subject's door today. */
  readonly liaisons: Liaisons;
}

export interface CaseStore {
  /** Opens a case, or answers with the one that the same report opened before. One request either way. */
  report(entry: EntryOf<'reported'>): Promise<Case>;
  /** A case with its timeline, for those whom the gate lets pass, and for those who took a step with this key. */
  open(id: string, gate: Gate, key?: string): Promise<CaseFile>;
  /** Cases, entries and counters in one transaction; refuses when somebody else was faster. */
  save(...moves: readonly (Move | Opened)[]): Promise<void>;
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
  const { reportedAt: at, rules, calendar, digest } = stored;
  if (digest === sent.digest) return openCase({ ...sent, at, rules, calendar });
  throw new Refusal('other-body', 'This id was used for another report. Make a new id for a new report.');
};

const hasTaken = (timeline: readonly Entry[], by: string, key: string | undefined): boolean =>
  key !== undefined && timeline.some((one) => one.key === key && one.by.id === by);

/** Asked at most once, and only if something turns on it. */
const once = (ask: Liaisons): Liaisons => {
  let asked: ReturnType<Liaisons> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
};

export const caseStore = (table: Table, liaisonsOf: LiaisonsOf, now: () => Instant): CaseStore => ({
  async report(entry) {
    const it = openCase(entry);
    try {
      await table.write(openingWrites({ after: it, entry }));
      return it;
    } catch (error) {
      if (error instanceof WriteRefused && error.existing !== undefined)
        return firstAnswer(toCase(error.existing), entry);
      throw error;
    }
  },
  async open(id, gate, key) {
    const [first, ...rest] = await allOf(table, { pk: caseKey(id).pk });
    if (first === undefined) throw notFound('case');
    const it = toCase(first);
    const liaisons = once(() => liaisonsOf(it.subject.id, dayOf(now())));
    const timeline = rest.filter(({ sk }) => sk.startsWith('ENTRY#')).map(toEntry);
    // A step may end the part that its taker has in the case: sent again, it still gets its answer.
    if (!hasTaken(timeline, gate.who.id, key)) await gate.passLinked('case', resourceOf(it), liaisons);
    return { it, liaisons, timeline };
  },
  save: (...moves) =>
    writeOrConflict(
      table,
      oneEach(moves.flatMap((one) => ('before' in one ? caseWrites(one) : openingWrites(one)))),
    ),
});
