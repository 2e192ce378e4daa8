import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { Day } from '../../../shared/base/instant.ts';
import { takeBackContact } from '../../../shared/contact/use-cases/take-back-contact.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { isOvertaken, optimistic } from '../../../shared/table/table.ts';

export default endpoint({
  method: 'POST',
  path: '/contacts/{contactId}/take-back',
  action: 'contact.take-back',
  summary:
    'Take a contact back that was recorded by mistake: it stays and counts no more, nor does what was given with it. Cases that began with it stand until they are withdrawn.',
  params: z.strictObject({ contactId: Ulid }),
  body: z.strictObject({ id: Ulid }),
  answers: z.object({ contact: Ulid, takenBackOn: Day }),
  status: 201,

  run: ({ params, body, authorizer }, ctx) =>
    optimistic(() => takeBackContact(ctx, { ...body, contact: params.contactId }, authorizer), {
      isLost: isOvertaken,
    }),
});
