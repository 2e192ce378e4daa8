import { isAreaNumber } from '../../programme/rules/registered-subject.ts';
import type { RegisteredSubject } from '../../programme/rules/subject.ts';
import { type AreaMove, codeAfter } from './area-move.ts';

/** What a programme looks after keeps its id; a village as such goes by the code of its area. */
export const registeredAfter = (move: AreaMove, subject: RegisteredSubject): RegisteredSubject => ({
  ...subject,
  id: isAreaNumber(subject.type) ? codeAfter(move, subject.id) : subject.id,
  area: codeAfter(move, subject.area),
});
