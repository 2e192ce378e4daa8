import { areaPath } from '../../../shared/base/area-code.ts';
import { addMs } from '../../../shared/base/instant.ts';
import { actorOf } from '../../../shared/base/role.ts';
import type { Input } from '../../../shared/http/endpoint.ts';
import type { AreaMove } from '../../../shared/relocation/rules/area-move.ts';
import { AREA_MOVES } from '../../../shared/relocation/store/area-move-store.ts';
import { beginAreaMove } from '../../../shared/relocation/use-cases/area-move-begin.ts';
import { continueAreaMove } from '../../../shared/relocation/use-cases/area-move-work.ts';
import type { Context } from '../../../shared/table/context.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { beginOnce, workCounts } from '../../../shared/table/long-work.ts';

/** A request may take 29 s; what is not done by then is finished by a job, or by sending the same again. */
const LONGEST_MS = 15_000;

export const receiptOf = async (it: AreaMove, ctx: Context) => ({
  ...it,
  ...(await workCounts(ctx, AREA_MOVES, it.id)),
});

type Asked = Pick<AreaMove, 'id' | 'kind' | 'from' | 'to' | 'reason'>;

/** Begins a move or goes on with the one that was sent before, and answers with how far it is. */
export const runAreaMove = async (
  asked: Asked,
  { body, who, authorizer }: Input<unknown, unknown, unknown>,
  ctx: Context,
) => {
  const { now } = ctx;
  authorizer.require('area', { areaPath: areaPath(asked.from) });
  authorizer.require('area', { areaPath: areaPath(asked.to) });
  const at = now();
  const digest = digestOf([asked.kind, asked.from, body]);
  const begin = () => beginAreaMove(ctx, asked, actorOf(authorizer), digest, at);
  const it = await beginOnce(ctx, AREA_MOVES, { id: asked.id, digest }, who.id, begin);
  const until = addMs(at, LONGEST_MS);
  const after = it.state === 'done' ? it : await continueAreaMove(ctx, it, () => now() > until);
  return receiptOf(after, ctx);
};
