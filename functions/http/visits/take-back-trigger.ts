import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { Day } from '../../../shared/base/instant.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import {
  takeBackTrigger,
  triggerTakenBackBefore,
} from '../../../shared/visit/use-cases/take-back-trigger.ts';

export default endpoint({
  method: 'POST',
  path: '/triggers/{triggerId}/take-back',
  action: 'trigger.take-back',
  summary:
    'Take back a trigger that was a mistake: its visits that nobody has made leave the lists, and those that were made stay. A death is taken back at its household.',
  params: z.strictObject({ triggerId: Ulid }),
  body: z.strictObject({ id: Ulid }),
  answers: z.object({ trigger: Ulid, takenBackOn: Day }),
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const asked = { ...body, trigger: params.triggerId };
    return receiptFirst(
      () => triggerTakenBackBefore(ctx, asked, who.id),
      () => takeBackTrigger(ctx, asked, authorizer),
    );
  },
});
