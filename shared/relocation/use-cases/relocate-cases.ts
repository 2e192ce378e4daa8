import {
  gridOf,
  type HouseholdId,
  householdId,
  kindOfArea,
  sequenceOf,
  townshipOf,
} from '../../base/area-code.ts';
import { addMs, type Instant, monthOf } from '../../base/instant.ts';
import type { Case } from '../../case/rules/case.ts';
import { takeStep } from '../../case/rules/take-step.ts';
import { toCase } from '../../case/store/case-item.ts';
import { caseWrites, oneEach } from '../../case/store/case-store.ts';
import { caseKey, endedCasesPartition, openCasesPartition } from '../../case/store/keys.ts';
import { lastNumber } from '../../household/store/last-id.ts';
import { areaOfSubject, isRegistered, type Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { countedWork } from '../../table/long-work.ts';
import { eachOf, optimistic, type Query, type Table } from '../../table/table.ts';
import { unlessUnreadable } from '../../table/unreadable.ts';
import { type AreaMove, codeAfter } from '../rules/area-move.ts';
import { registeredAfter } from '../rules/registered-after.ts';
import { AREA_MOVES } from '../store/area-move-store.ts';

/** Cases can be re-opened for 30 days; until then they go with their place, afterwards they are history. */
const MAY_REOPEN_MS = 31 * 86_400_000;

/** Open cases of the moved area, and those that may be re-opened. */
const partsOf = ({ from }: AreaMove, now: Instant): Query[] => {
  const township = townshipOf(from);
  const where = kindOfArea(from) === 'township' ? {} : { where: { attribute: 'area', begins: from } };
  const since = addMs(now, -MAY_REOPEN_MS);
  const months = [...new Set([monthOf(since), monthOf(addMs(since, MAY_REOPEN_MS / 2)), monthOf(now)])];
  return [
    { index: 'area', pk: openCasesPartition(township), ...where },
    ...months.map((month): Query => {
      const pk = endedCasesPartition(township, month);
      return { index: 'area', pk, from: since, ...where };
    }),
  ];
};

const householdAfter = async (table: Table, move: AreaMove, id: HouseholdId): Promise<HouseholdId> => {
  const last = await lastNumber(table, id);
  return last === id ? householdId(codeAfter(move, gridOf(id)), sequenceOf(id)) : last;
};

const subjectAfter = async (table: Table, move: AreaMove, subject: Subject): Promise<Subject> => {
  if (isRegistered(subject)) return registeredAfter(move, subject);
  const { type, id } = subject;
  switch (type) {
    case 'household':
      return { type, id: await householdAfter(table, move, id) };
    case 'area':
      return { type, id: codeAfter(move, id) };
  }
};

const relocateCase = ({ table, now }: Context, move: AreaMove, caseId: string) =>
  optimistic(async () => {
    const item = await table.get(caseKey(caseId));
    const found: Case | undefined = item && toCase(item);
    if (found === undefined || !found.area.startsWith(move.from)) return;
    const subject = await subjectAfter(table, move, found.subject);
    const step = { step: 'refiled', area: areaOfSubject(subject), subject } as const;
    const taken = takeStep(found, step, { by: move.by, at: now(), key: undefined, ifMatch: undefined });
    await table.write(oneEach([...caseWrites(taken), countedWork(AREA_MOVES, move, { cases: 1 })]));
  });

/** Lets cases follow the places that they are about; `false` when the time was up. */
export const relocateCases = async (
  ctx: Context,
  move: AreaMove,
  isLate: () => boolean,
): Promise<boolean> => {
  for (const query of partsOf(move, ctx.now())) {
    for await (const item of eachOf(ctx.table, query)) {
      if (isLate()) return false;
      await unlessUnreadable(ctx, item, () => relocateCase(ctx, move, toCase(item).id));
    }
  }
  return true;
};
