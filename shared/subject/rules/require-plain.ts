import { notFound } from '../../base/refusal.ts';
import { hasOwnRoutes, type RegisteredType } from '../../programme/rules/registered-subject.ts';

/** Where a programme has routes of its own for its subjects, with rules of its own, the common ones find none. */
export const requirePlain = (type: RegisteredType): void => {
  if (hasOwnRoutes(type)) throw notFound('subject');
};
