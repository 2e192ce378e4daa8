import * as z from 'zod/mini';
import { Contact, NewContact } from '../../../shared/contact/rules/contact.ts';
import { recordContact } from '../../../shared/contact/use-cases/record-contact.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/contacts',
  action: 'contact.record',
  summary:
    'Record that you were in contact with a household or an area beside the visits that are planned. What was asked for becomes a case, what was given a service record, in the same moment. Whoever was met in person counts as visited. Sending it twice records it once.',
  body: NewContact,
  answers: z.object(Contact.shape),
  status: 201,

  run: ({ body, authorizer }, ctx) => recordContact(ctx, body, authorizer),
});
