import { areaPath } from '../../../shared/base/area-code.ts';
import { addMs } from '../../../shared/base/instant.ts';
import { actorOf } from '../../../shared/base/role.ts';
import type { Input } from '../../../shared/http/endpoint.ts';
import type { AreaMove } from '../../../shared/relocation/rules/area-move.ts';
import type { RegisterServices } from '../../../shared/runtime/register-services.ts';
import { digestOf } from '../../../shared/table/digest.ts';

/** A request may take 29 s; what is not done by then is finished by a job, or by sending the same again. */
const LONGEST_MS = 15_000;

export const receiptOf = async (it: AreaMove, { areaMoves }: RegisterServices) => ({
  ...it,
  ...(await areaMoves.counts(it.id)),
});

type Asked = Pick<AreaMove, 'id' | 'kind' | 'from' | 'to' | 'reason'>;

/** Begins a move or goes on with the one that was sent before, and answers with how far it is. */
export const carryOut = async (
  asked: Asked,
  { body, who, gate }: Input<unknown, unknown, unknown>,
  services: RegisterServices,
) => {
  const { areaMoves, areaMoveBegin, areaMoveWork, now } = services;
  gate.pass('area', { areaPath: areaPath(asked.from) });
  gate.pass('area', { areaPath: areaPath(asked.to) });
  const at = now();
  const digest = digestOf([asked.kind, asked.from, body]);
  const before = await areaMoves.before({ id: asked.id, digest }, who.id);
  const it = before ?? (await areaMoveBegin.begin(asked, actorOf(who), digest, at));
  const until = addMs(at, LONGEST_MS);
  const after = it.state === 'done' ? it : await areaMoveWork.carryOn(it, () => now() > until);
  return receiptOf(after, services);
};
