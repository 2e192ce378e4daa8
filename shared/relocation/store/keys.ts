import type { Key } from '../../table/key.ts';

export const areaMoveKey = (id: string): Key => ({ pk: `MOVE#${id}`, sk: 'MOVE' });
export const areaMoveCountsKey = (id: string): Key => ({ pk: `MOVE#${id}`, sk: 'COUNTS' });
/** A household's move has no counts: it is one transaction. */
export const householdMoveKey = (id: string): Key => ({ pk: `MOVE#${id}`, sk: 'HOUSEHOLD' });
/** One for all: which moves of areas have begun. */
export const begunMovesKey = (): Key => ({ pk: 'MOVE#AREAS', sk: 'BEGUN' });
