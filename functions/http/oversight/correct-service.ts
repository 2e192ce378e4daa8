import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { Day } from '../../../shared/base/instant.ts';
import { personal } from '../../../shared/base/personal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { DeliveredService, ServiceRecord } from '../../../shared/service/rules/service-record.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { correctService, serviceCorrectedBefore } from '../../../shared/visit/use-cases/correct-service.ts';

export default endpoint({
  method: 'POST',
  path: '/services/{serviceId}/correct',
  action: 'service.correct',
  summary:
    'Correct what was entered as given outside a visit: the record stays and counts no more; `instead` says what was given, and is a record under the id of this request. What was given at a visit is taken back with its outcome.',
  params: z.strictObject({ serviceId: Ulid }),
  body: z.strictObject({ id: Ulid, instead: z.optional(personal('service.given', DeliveredService)) }),
  answers: z.object({
    service: Ulid,
    takenBackOn: Day,
    instead: z.optional(z.object(ServiceRecord.shape)),
  }),
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const asked = { ...body, service: params.serviceId };
    return receiptFirst(
      () => serviceCorrectedBefore(ctx, asked, who.id),
      () => correctService(ctx, asked, authorizer),
    );
  },
});
