import { conflict } from '../../../base/refusal.ts';
import { isOpen } from '../case.ts';
import type { Reducer } from '../reducer.ts';

/** Somebody else goes on where the assignee stopped: stage and clock stay as they are. */
export const handedOver: Reducer<'handed-over'> = (it, { assignee }) => {
  if (!isOpen(it) || !('assignee' in it)) throw conflict('case.with-nobody');
  return { ...it, assignee };
};

/** The area has another code, or the household another number; whoever answers for the place answers for the case. */
export const refiled: Reducer<'refiled'> = (it, { area, subject }) => ({ ...it, area, subject });
