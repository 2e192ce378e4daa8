import { currentCode } from '../../access/store/control-record.ts';
import { gridOf, type HouseholdId, householdId, sequenceOf } from '../../base/area-code.ts';
import {
  areaOfSubject,
  isRegistered,
  type NamedSubject,
  type Subject,
} from '../../programme/rules/subject.ts';
import { placedSubject } from '../../subject/store/find-subject.ts';
import type { Context } from '../../table/context.ts';
import { lastNumber } from './last-id.ts';

const resolveHousehold = async ({ table }: Context, id: HouseholdId, now: string): Promise<HouseholdId> => {
  const last = await lastNumber(table, id);
  return gridOf(last) === gridOf(id) ? householdId(now, sequenceOf(last)) : last;
};

/** A subject under its number of today: of a household, where the pointers that it left lead to. */
export const subjectInForce = async (ctx: Context, subject: NamedSubject): Promise<Subject> => {
  if (isRegistered(subject)) return placedSubject(ctx, subject);
  switch (subject.type) {
    case 'household':
      return { type: 'household', id: await lastNumber(ctx.table, subject.id) };
    case 'area':
      return subject;
  }
};

/**
 * The same for a report, which costs no request more than it must: reads pointers only where its area has been retired, and
 * what is about a household that moved by itself follows it at once (`followReport`).
 */
export const resolveSubject = async (ctx: Context, subject: NamedSubject): Promise<Subject> => {
  if (isRegistered(subject)) return placedSubject(ctx, subject);
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
