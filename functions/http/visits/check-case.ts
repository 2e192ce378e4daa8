import { gateFor } from '../../../shared/data/gate.ts';
import type { Who } from '../../../shared/domain/access/role.ts';
import { areaPath, isWithin } from '../../../shared/domain/area/area-code.ts';
import { invalid } from '../../../shared/domain/refusal.ts';
import { areaOfSubject, type Subject } from '../../../shared/domain/subject.ts';
import type { VisitServices } from '../../../shared/runtime/visit-services.ts';

const pathOf = (subject: Subject): string => areaPath(areaOfSubject(subject));

/** The same subject, or an area and something in it; two households of a grid have nothing to do with each other. */
const fits = (one: Subject, other: Subject): boolean => {
  if (one.type === 'household' && other.type === 'household') return one.id === other.id;
  const [inner, outer] = one.type === 'area' ? [other, one] : [one, other];
  return isWithin(pathOf(inner), pathOf(outer)) || isWithin(pathOf(outer), pathOf(inner));
};

/** The case, if one is named, is one that the sender may see, and about this subject. */
export const checkCase = async (
  caseId: string | undefined,
  about: Subject,
  who: Who,
  { cases }: Pick<VisitServices, 'cases'>,
): Promise<void> => {
  if (caseId === undefined) return;
  const { it } = await cases.open(caseId, gateFor(who, 'case.track'));
  if (!fits(it.subject, about)) throw invalid('The case is about somebody else.', '#/caseId');
};
