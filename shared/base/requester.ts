import * as z from 'zod/mini';
import { fault } from './fault.ts';
import { personal } from './personal.ts';
import { Name } from './words.ts';

const NUMBER = /^\+?[0-9][0-9 -]{4,19}$/;
/** Two mobile numbers in one field: which of them is called? */
const SEVERAL = /\d{7}[\s/、,，;；|]+1\d{10}/;

/** A telephone number as people write it: digits, spaces, dashes, perhaps a plus. */
export const Phone = z.string().check(
  z.refine((text) => NUMBER.test(text) || !SEVERAL.test(text), {
    error: fault('phone.one-number'),
    abort: true,
  }),
  z.regex(NUMBER, fault('phone.digits')),
);

/** The language someone wants to be served in: what the service must know, and nothing else about the person. */
export const Language = z.enum(['zh-CN', 'bo', 'en']);

/** Who asked, as far as the service needs it to answer. */
export const Requester = z.strictObject({
  name: personal('requester.name', Name),
  phone: z.optional(personal('requester.phone', Phone)),
  language: z.optional(personal('requester.language', Language)),
  relation: z.optional(
    personal('requester.relation', z.enum(['self', 'family', 'neighbour', 'carer', 'other'])),
  ),
});
