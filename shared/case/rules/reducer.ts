import { conflict } from '../../base/refusal.ts';
import type { Case, CaseIn, CaseStatus } from './case.ts';
import type { EntryOf, Step } from './entry.ts';

/** How one kind of entry changes a case; refuses when the case is not in a state that allows it. */
export type Reducer<S extends Step> = (it: Case, entry: EntryOf<S>) => Case;

/** The case, known to be in one of `statuses`. */
export const inStatus = <S extends CaseStatus>(it: Case, ...statuses: S[]): CaseIn<S> => {
  if (isIn(it, statuses)) return it;
  throw conflict('case.wrong-status', { is: it.status, needs: statuses });
};

const isIn = <S extends CaseStatus>(it: Case, statuses: readonly S[]): it is CaseIn<S> =>
  statuses.some((status) => status === it.status);
