import { addMs } from '../../../shared/base/instant.ts';
import { actorOf } from '../../../shared/base/role.ts';
import {
  checkHandOver,
  HandOverReceipt,
  NewHandOver,
  newHandOver,
} from '../../../shared/link/rules/hand-over.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { endpoint } from './endpoint.ts';
import { receiptOf } from './receipt-of.ts';

/** A request may take 29 s; what is not done by then is finished by a job, or by sending the same again. */
const LONGEST_MS = 15_000;

export default endpoint({
  method: 'POST',
  path: '/hand-overs',
  may: 'hand-over.change',
  summary:
    'Give all households, areas, open cases and visits of one worker to another, in one step with one receipt.',
  body: NewHandOver,
  answers: HandOverReceipt,
  status: 201,

  async run({ body, who, gate }, services) {
    const { workers, handOvers, handOverWork, now } = services;
    await workers.get(body.from, gate);
    const receiver = await workers.get(body.to, gate);
    const at = now();
    const fresh = newHandOver(body, actorOf(who), digestOf(body), at);
    const before = await handOvers.before(fresh, who.id);
    if (before === undefined) checkHandOver(body, receiver, await handOverWork.subjectsOf(body.from), who.id);
    const it = before ?? (await handOvers.begin(fresh));
    const until = addMs(at, LONGEST_MS);
    const after = it.state === 'done' ? it : await handOverWork.carryOn(it, () => now() > until);
    return receiptOf(after, services);
  },
});
