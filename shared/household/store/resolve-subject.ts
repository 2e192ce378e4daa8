import { currentCode } from '../../area/store/current-path.ts';
import { gridOf, householdId, sequenceOf } from '../../base/household-id.ts';
import { areaOfSubject, type Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { lastNumber } from './last-id.ts';

/** A subject under its number of today. Reads pointers only where its area has been retired. */
export const resolveSubject = async (ctx: Context, subject: Subject): Promise<Subject> => {
  const area = areaOfSubject(subject);
  const now = await currentCode(ctx, area);
  if (now === area) return subject;
  if (subject.type === 'area') return { type: 'area', id: now };
  const last = await lastNumber(ctx.table, subject.id);
  const stillThere = gridOf(last) === area;
  return { type: 'household', id: stillThere ? householdId(now, sequenceOf(last)) : last };
};
