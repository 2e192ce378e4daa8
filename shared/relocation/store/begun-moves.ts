import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import { recordOf } from '../../table/item.ts';
import type { Table, Write } from '../../table/table.ts';
import { areaMoveKey, begunMovesKey } from './keys.ts';

const BegunMove = z.object({ id: Ulid, from: AreaCode, to: AreaCode });
export type BegunMove = z.infer<typeof BegunMove>;

/**
 * Which area moves have begun, in one record that each writes as it begins. Two that begin at once meet there, and the
 * later one looks again: an index would show the first one a moment too late.
 */
const BegunMoves = z.object({ version: z.int(), moves: z.array(BegunMove) });
type BegunMoves = z.infer<typeof BegunMoves>;

/** Those that a job will still look at; a record that cannot be read any more is not at its end either. */
const withoutEnded = async (table: Table, moves: readonly BegunMove[]): Promise<BegunMove[]> => {
  if (moves.length === 0) return [];
  const items = await table.getMany(moves.map(({ id }) => areaMoveKey(id)));
  const open = new Set(items.filter(({ lookAt }) => lookAt !== undefined).map(({ pk }) => pk));
  return moves.filter(({ id }) => open.has(areaMoveKey(id).pk));
};

export const readBegunMoves = async (table: Table): Promise<BegunMoves> => {
  const item = await table.get(begunMovesKey());
  if (item === undefined) return { version: 0, moves: [] };
  const { version, moves } = BegunMoves.parse(recordOf(item));
  return { version, moves: await withoutEnded(table, moves) };
};

/** For the transaction that begins a move: refused when another has begun since `old` was read. */
export const begunMoveWrite = (old: BegunMoves, { id, from, to }: BegunMove): Write => ({
  put: { ...begunMovesKey(), version: old.version + 1, moves: [...old.moves, { id, from, to }] },
  guard: old.version === 0 ? 'absent' : { version: old.version },
});
