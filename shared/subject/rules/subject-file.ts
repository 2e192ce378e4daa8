import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { personal } from '../../base/personal.ts';
import type { SubjectField } from '../../base/programme-facts.ts';
import { Refusal } from '../../base/refusal.ts';
import { Language, Phone } from '../../base/requester.ts';
import { Name, Place } from '../../base/words.ts';
import { factsOfSubject, type RegisteredType } from '../../programme/rules/registered-subject.ts';

const between = (least: number, most: number) =>
  z
    .int()
    .check(
      z.minimum(least, fault('number.too-small', { least })),
      z.maximum(most, fault('number.too-big', { most })),
    );

/**
 * All that a programme may keep of whom it looks after: no programme brings fields of its own, so that none can keep what
 * nobody may. Which of them it needs, and which it may have, stands in its facts.
 */
export const SubjectFile = z.strictObject({
  name: z.optional(personal('subject.name', Name)),
  phone: z.optional(personal('subject.phone', Phone)),
  address: z.optional(personal('subject.address', Place)),
  language: z.optional(personal('subject.language', Language)),
  birthYear: z.optional(personal('subject.birth-year', between(1900, 2100))),
  /** How much is needed each time: meals, places, parcels. */
  quantity: z.optional(personal('subject.quantity', between(1, 1_000))),
} satisfies Record<SubjectField, z.ZodMiniType>);
export type SubjectFile = z.infer<typeof SubjectFile>;

const fields = () => z.keyof(SubjectFile).options;

/** As a schema would say it: what a programme keeps is known of its facts alone. */
const wrong = (field: SubjectField, code: 'field.unknown' | 'row.value-needed') =>
  new Refusal('invalid', 'request.bad-fields', { count: 1 }, [{ pointer: `#/${field}`, code, facts: {} }]);

/** Refuses what the programme does not keep, and what comes without something that it cannot do without. */
export const requireFile = ({ type, ...file }: SubjectFile & { readonly type: RegisteredType }): void => {
  const facts = factsOfSubject(type);
  const keeps = facts !== undefined && 'keeps' in facts ? facts.keeps : {};
  for (const field of fields()) {
    const isSent = file[field] !== undefined;
    if (isSent && keeps[field] === undefined) throw wrong(field, 'field.unknown');
    if (!isSent && keeps[field] === 'needed') throw wrong(field, 'row.value-needed');
  }
};
