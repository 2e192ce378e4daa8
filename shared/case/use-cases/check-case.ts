import type { Authorizer } from '../../access/store/authorizer.ts';
import { areaPath, isWithin } from '../../base/area-code.ts';
import { invalid } from '../../base/refusal.ts';
import { areaOfSubject, isPlace, type Subject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { readCase } from '../store/case-store.ts';

const pathOf = (subject: Subject): string => areaPath(areaOfSubject(subject));

/** The same subject, or an area and something in it; two households of a grid have nothing to do with each other. */
const fits = (one: Subject, other: Subject): boolean => {
  if (!isPlace(one) && !isPlace(other)) return one.id === other.id;
  return isWithin(pathOf(one), pathOf(other)) || isWithin(pathOf(other), pathOf(one));
};

/** The case, if one is named, is one that the sender may see, and about this subject. */
export const checkCase = async (
  caseId: string | undefined,
  about: Subject,
  authorizer: Authorizer,
  ctx: Context,
): Promise<void> => {
  if (caseId === undefined) return;
  const { it } = await readCase(ctx, caseId, authorizer.to('case.track'));
  if (!fits(it.subject, about)) throw invalid('case.other-subject', '#/caseId');
};
