import { currentCode } from '../../access/store/control-record.ts';
import { gridOf, type HouseholdId, householdId, sequenceOf } from '../../base/area-code.ts';
import { areaOfSubject, type Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { lastNumber } from './last-id.ts';

const resolveHousehold = async ({ table }: Context, id: HouseholdId, now: string): Promise<HouseholdId> => {
  const last = await lastNumber(table, id);
  return gridOf(last) === gridOf(id) ? householdId(now, sequenceOf(last)) : last;
};

/** A subject under its number of today. Reads pointers only where its area has been retired. */
export const resolveSubject = async (ctx: Context, subject: Subject): Promise<Subject> => {
  const area = areaOfSubject(subject);
  const now = await currentCode(ctx, area);
  if (now === area) return subject;
  switch (subject.type) {
    case 'household':
      return { type: 'household', id: await resolveHousehold(ctx, subject.id, now) };
    case 'area':
      return { type: 'area', id: now };
  }
};
