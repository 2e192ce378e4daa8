import { caseInLog } from '../../access/rules/log-subject.ts';
import { loggedIdsOf } from '../../programme/rules/subject.ts';
import type { Case } from './case.ts';

/** Whose log says that a case was read whole: of whom it is about, if that is somebody, and of whoever asked. */
export const loggedUnder = ({ id, subject }: Pick<Case, 'id' | 'subject'>): string[] => [
  ...loggedIdsOf(subject),
  caseInLog(id),
];
