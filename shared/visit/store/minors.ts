import { approvedSubjects } from '../../approval/store/approval-store.ts';
import type { WorkerId } from '../../base/id.ts';
import type { Day } from '../../base/instant.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { heldBy } from '../../link/store/work-holders.ts';
import type { Context } from '../../table/context.ts';
import { isOfMinor, type PlannedVisit } from '../rules/task.ts';

interface Reading {
  readonly reader: WorkerId;
  readonly day: Day;
}

/** A door, and who comes there. */
type Door = Pick<PlannedVisit, 'household' | 'worker'>;

const numbersOf = ({ id, formerly = [] }: PresentHousehold) => [id, ...formerly];

/** Of these doors, those where the reader comes today and holds a live approval: there they may know of a child. */
const openDoors = async <T extends Door>(
  ctx: Context,
  doors: readonly T[],
  { reader, day }: Reading,
): Promise<T[]> => {
  const held = await heldBy(ctx, reader, day);
  const linked = doors.filter(({ worker }) => worker !== undefined && held.has(worker));
  const numbers = linked.flatMap(({ household }) => numbersOf(household));
  if (numbers.length === 0) return [];
  const approved = await approvedSubjects(ctx, numbers, reader, day);
  return linked.filter(({ household }) => numbersOf(household).some((id) => approved.has(id)));
};

/** Visits without those about a child of whom the reader may not know; nothing more is read where none is about one. */
export const withoutMinors = async <T extends PlannedVisit>(
  ctx: Context,
  visits: readonly T[],
  reading: Reading,
): Promise<T[]> => {
  const about = visits.filter(({ task }) => isOfMinor(task));
  if (about.length === 0) return [...visits];
  const open = new Set(await openDoors(ctx, about, reading));
  return visits.filter((one) => !isOfMinor(one.task) || open.has(one));
};

/** Whether the reader may know of a child of this household. */
export const mayKnowOfMinors = async (
  ctx: Context,
  household: PresentHousehold,
  reading: Reading,
): Promise<boolean> => {
  const open = await openDoors(ctx, [{ household, worker: household.liaison }], reading);
  return open.length > 0;
};
