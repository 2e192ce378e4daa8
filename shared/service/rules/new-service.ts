import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { Ulid, UnitId } from '../../base/id.ts';
import { addDays, Day, dayOf, type Instant } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { invalid } from '../../base/refusal.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { NamedSubject } from '../../programme/rules/subject.ts';
import {
  DeliveredService,
  isValueStated,
  requireServiceFits,
  type ServiceRecord,
  STATE_VALUE,
} from './service-record.ts';

/** Further back it is no longer entered, as with links. */
const BACK_DAYS = 31;

const delivered = DeliveredService.shape;

interface Payable {
  readonly unit?: string | undefined;
  readonly fund?: string | undefined;
  readonly valueFen?: number | undefined;
}

/** A ledger names an office that was paid, and never a person. */
const isPayable = ({ fund, unit, valueFen = 0 }: Payable): boolean =>
  fund === undefined || (unit !== undefined && valueFen > 0);
const STATE_PAYMENT = { error: fault('service.payment'), path: ['fund'] };

/**
 * What is sent to enter something that was given outside a visit: to a household, or to an area as a whole. What is held
 * at a site is counted there, and never against a person: what fits together says so.
 */
export const NewService = z
  .strictObject({
    /** Made by the client; sending it twice makes one record. */
    id: Ulid,
    subject: NamedSubject,
    programme: z._default(Programme, 'household'),
    day: Day,
    kind: personal('service.given', delivered.kind),
    quantity: personal('service.given', delivered.quantity),
    people: personal('service.given', delivered.people),
    valueFen: personal('service.given', delivered.valueFen),
    /** The case that it answers, if one does. */
    caseId: z.optional(Ulid),
    /** The office that gave it. */
    unit: z.optional(UnitId),
    /** The fund that pays for it, to the office that gave it: both in one, or neither. */
    fund: z.optional(Ulid),
  })
  .check(z.refine(isValueStated, STATE_VALUE), z.refine(isPayable, STATE_PAYMENT));
export type NewService = z.infer<typeof NewService>;

/** All but to whom, which is looked up. */
export const newService = (
  { caseId, subject, ...entered }: NewService,
  at: Instant,
): Omit<ServiceRecord, 'subject' | 'area'> => {
  requireServiceFits({ ...entered, subject });
  const today = dayOf(at);
  if (entered.day > today) throw invalid('day.in-future', '#/day');
  if (entered.day < addDays(today, -BACK_DAYS))
    throw invalid('service.too-long-ago', '#/day', { days: BACK_DAYS });
  return {
    ...entered,
    ...(caseId === undefined ? {} : { from: { type: 'case', id: caseId } }),
  };
};
