import { caseInLog } from '../../access/rules/log-subject.ts';
import { householdsOf } from '../../programme/rules/subject.ts';
import type { Case } from './case.ts';

/** Whose log says that a case was read whole: of the household that it is about, if it is about one, and of whoever asked. */
export const loggedUnder = ({ id, subject }: Pick<Case, 'id' | 'subject'>): string[] => [
  ...householdsOf(subject),
  caseInLog(id),
];
