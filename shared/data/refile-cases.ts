import { kindOfArea, townshipOf } from '../domain/area/area-code.ts';
import { type AreaMove, codeAfter } from '../domain/area/area-move.ts';
import { gridOf, householdId, sequenceOf } from '../domain/area/household-id.ts';
import type { Case } from '../domain/case/case.ts';
import { takeStep } from '../domain/case/take-step.ts';
import { monthOf } from '../domain/case/tally.ts';
import { addMs, type Instant } from '../domain/instant.ts';
import { areaOfSubject, type Subject } from '../domain/subject.ts';
import type { AreaMoveStore } from './area-move-store.ts';
import { toCase } from './case-item.ts';
import { caseWrites, oneEach } from './case-writes.ts';
import { keys, partitions } from './keys.ts';
import { lastNumber } from './last-number.ts';
import { repeated } from './repeated.ts';
import { eachOf, type Query, type Table } from './table.ts';

/** Cases can be re-opened for 30 days; until then they go with their place, afterwards they are history. */
const MAY_REOPEN_MS = 31 * 86_400_000;

/** Open cases of the moved area, and those that may be re-opened. */
const partsOf = ({ from }: AreaMove, now: Instant): Query[] => {
  const township = townshipOf(from);
  const where = kindOfArea(from) === 'township' ? {} : { where: { attribute: 'area', begins: from } };
  const since = addMs(now, -MAY_REOPEN_MS);
  const months = [...new Set([monthOf(since), monthOf(addMs(since, MAY_REOPEN_MS / 2)), monthOf(now)])];
  return [
    { index: 'area', pk: partitions.open(township), ...where },
    ...months.map((month): Query => {
      const pk = partitions.ended(township, month);
      return { index: 'area', pk, from: since, ...where };
    }),
  ];
};

/** Lets cases follow the places that they are about; `false` when the time was up. */
export const refileCases = (table: Table, moves: AreaMoveStore, now: () => Instant) => {
  const subjectAfter = async (move: AreaMove, { type, id }: Subject): Promise<Subject> => {
    if (type === 'area') return { type, id: codeAfter(move, id) };
    const last = await lastNumber(table, id);
    if (last !== id) return { type, id: last };
    return { type, id: householdId(codeAfter(move, gridOf(id)), sequenceOf(id)) };
  };

  const refile = (move: AreaMove, caseId: string) =>
    repeated(async () => {
      const item = await table.get(keys.case(caseId));
      const it: Case | undefined = item && toCase(item);
      if (it === undefined || !it.area.startsWith(move.from)) return;
      const subject = await subjectAfter(move, it.subject);
      const step = { step: 'refiled', area: areaOfSubject(subject), subject } as const;
      const taken = takeStep(it, step, { by: move.by, at: now(), key: undefined, ifMatch: undefined });
      await table.write(oneEach([...caseWrites(taken), moves.counted(move, { cases: 1 })]));
    });

  return async (move: AreaMove, isLate: () => boolean): Promise<boolean> => {
    for (const query of partsOf(move, now())) {
      for await (const item of eachOf(table, query)) {
        if (isLate()) return false;
        await refile(move, toCase(item).id);
      }
    }
    return true;
  };
};
