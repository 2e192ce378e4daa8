import * as z from 'zod/mini';
import { dayOf, Instant } from '../../../shared/base/instant.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { openEndpoint } from '../../../shared/http/open-endpoint.ts';
import { Promised, stageOfCase, stageOfFollowUp } from '../../../shared/visit/rules/slip.ts';
import { TypedSlipNumber } from '../../../shared/visit/rules/slip-number.ts';
import { readSlip } from '../../../shared/visit/store/slip-store.ts';
import { slipPage } from './slip-page.ts';

export default openEndpoint({
  method: 'GET',
  path: '/slips/{number}',
  summary:
    'How far what was promised at a door has come, for whoever holds the slip: stages and days, and nothing else. A browser gets a page.',
  group: 'slip',
  contentType: 'application/json',
  params: z.strictObject({ number: TypedSlipNumber }),
  answers: z.object({ promised: z.array(Promised), asOf: Instant }),
  page: slipPage,

  async run({ number }, ctx) {
    const file = await readSlip(ctx, number);
    if (file === undefined) throw notFound('slip-number');
    const { cases, followUp } = file;
    return {
      promised: [
        ...cases.map(stageOfCase),
        ...(followUp === undefined ? [] : [stageOfFollowUp(followUp.dueOn, followUp.over, dayOf(ctx.now()))]),
      ],
      asOf: ctx.now(),
    };
  },
});
