import type { Who } from '../domain/access/role.ts';
import { areaPath, isWithin } from '../domain/area/area-code.ts';
import { invalid } from '../domain/refusal.ts';
import { areaOfSubject, type Subject } from '../domain/subject.ts';
import type { CaseStore } from './case-store.ts';
import { gateFor } from './gate.ts';

const pathOf = (subject: Subject): string => areaPath(areaOfSubject(subject));

/** The same subject, or an area and something in it; two households of a grid have nothing to do with each other. */
const fits = (one: Subject, other: Subject): boolean => {
  if (one.type === 'household' && other.type === 'household') return one.id === other.id;
  return isWithin(pathOf(one), pathOf(other)) || isWithin(pathOf(other), pathOf(one));
};

/** The case, if one is named, is one that `who` may see, and about this subject. */
export const checkCase = async (
  caseId: string | undefined,
  about: Subject,
  who: Who,
  { cases }: { readonly cases: CaseStore },
): Promise<void> => {
  if (caseId === undefined) return;
  const { it } = await cases.open(caseId, gateFor(who, 'case.track'));
  if (!fits(it.subject, about)) throw invalid('The case is about somebody else.', '#/caseId');
};
