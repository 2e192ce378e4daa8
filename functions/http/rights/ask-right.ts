import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import {
  checkAsked,
  NewRightsRequest,
  newRightsRequest,
  RightsRequest,
} from '../../../shared/privacy/rules/rights-request.ts';
import { rightsRequestWrite } from '../../../shared/privacy/store/rights-store.ts';
import { writeOrConflict } from '../../../shared/table/table.ts';
import { lineOf, RightLine } from './right-view.ts';

export default endpoint({
  method: 'POST',
  path: '/rights-requests',
  action: 'rights.ask',
  summary:
    'Take what somebody asks at the window about their data: a copy, a correction, erasing, an objection, the end of a consent, or an explanation. They need no account; the desk has 15 days.',
  body: NewRightsRequest,
  answers: RightLine,
  status: 201,
  location: ({ id }) => `/rights-requests/${id}`,

  async run({ body, who, authorizer }, ctx) {
    checkAsked(body);
    const command = ['rights.ask', body.id] as const;
    const taken = await answerOnce(
      ctx,
      { who, key: body.id, ifMatch: undefined, command, body },
      {
        answers: RightsRequest,
        read: () => readHousehold(ctx, body.household, authorizer),
        async attempt(_household, receipt) {
          const asked = newRightsRequest(body, who, dayOf(ctx.now()));
          await writeOrConflict(ctx.table, [rightsRequestWrite(asked), ...receipt(asked)]);
          return asked;
        },
      },
    );
    return lineOf(taken, ctx);
  },
});
