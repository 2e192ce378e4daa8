import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readRightsRequest } from '../../../shared/privacy/store/rights-store.ts';
import { RightView, viewOf } from './right-view.ts';

export default endpoint({
  method: 'GET',
  path: '/rights-requests/{requestId}',
  action: 'rights.read',
  summary: 'How a request stands, and the certificate of what was erased.',
  params: z.strictObject({ requestId: Ulid }),
  answers: RightView,

  async run({ params, authorizer }, ctx) {
    return viewOf(await readRightsRequest(ctx, params.requestId, authorizer), ctx);
  },
});
