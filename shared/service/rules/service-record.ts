import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { Ulid, UnitId } from '../../base/id.ts';
import { Day } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import { invalid } from '../../base/refusal.ts';
import { ServiceKind } from '../../base/vocabulary.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { isAt, type NamedSubject, rowsOf, Subject } from '../../programme/rules/subject.ts';

interface Valued {
  readonly kind: ServiceKind;
  readonly valueFen?: number | undefined;
}

const valued = new Set<ServiceKind>(['money', 'goods', 'allowance', 'grant', 'loan-arranged']);

/** Of money, whoever pays it, and of goods. */
export const isValueStated = ({ kind, valueFen }: Valued): boolean =>
  !valued.has(kind) || valueFen !== undefined;
export const STATE_VALUE = { error: fault('service.value'), path: ['valueFen'] };

/** A service that was delivered, as whoever delivered it says it. `quantity` counts things; `people` how many it reached, never who. */
export const DeliveredService = z
  .strictObject({
    kind: ServiceKind,
    quantity: z._default(z.int().check(z.minimum(1), z.maximum(1_000_000)), 1),
    people: z._default(z.int().check(z.minimum(1), z.maximum(100_000)), 1),
    /** In fen (1/100 CNY); goods at their stated value. */
    valueFen: z.optional(z.int().check(z.minimum(0), z.maximum(100_000_000_000))),
  })
  .check(z.refine(isValueStated, STATE_VALUE));
export type DeliveredService = z.infer<typeof DeliveredService>;

/** One line of the register of services, the same for all programmes. */
export const ServiceRecord = z.strictObject({
  id: z.string(),
  kind: personal('service.given', ServiceKind),
  programme: Programme,
  subject: Subject,
  area: AreaCode,
  day: Day,
  quantity: personal('service.given', z.int()),
  people: personal('service.given', z.int()),
  valueFen: z.optional(personal('service.given', z.int())),
  /** The office that gave it, where it was one. */
  unit: z.optional(UnitId),
  /** The fund that paid for it: the line of its ledger has the id of this record. */
  fund: z.optional(Ulid),
  /** The visit, the contact or the case that it came from, if it came from one. */
  from: z.optional(
    z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('visit'),
        origin: Origin,
        /** Of the visit beside the one that ended the task, if it was that. */
        beside: z.optional(z.int()),
      }),
      z.strictObject({ type: z.literal('contact'), id: Ulid }),
      z.strictObject({ type: z.literal('case'), id: Ulid }),
    ]),
  ),
  /** The day of the correction by which it came, where that is in another month than its day: it counts in that month. */
  countedOn: z.optional(Day),
  /** The record that was a mistake, of which this one takes back all numbers. */
  corrects: z.optional(z.string()),
});
export type ServiceRecord = z.infer<typeof ServiceRecord>;

/** Refuses what does not stand in the closed table: above all that one household was at a briefing. */
export const requireServiceFits = (
  {
    programme,
    subject,
    kind,
  }: Pick<ServiceRecord, 'programme' | 'kind'> & { readonly subject: NamedSubject },
  pointer = '#',
): void => {
  const rows = rowsOf(programme, subject);
  if (rows.length === 0) throw invalid('programme.other-subject', '#/programme', { programme });
  if (!rows.some((row) => row.services.includes(kind) && isAt(row, subject)))
    throw invalid('programme.other-kind', `${pointer}/kind`, { kind });
};

/** The record that takes back another one: the same with negative numbers, counted on the day on which it is entered. */
export const negated = ({ countedOn: _, ...it }: ServiceRecord, day: Day): ServiceRecord => ({
  ...it,
  id: `${it.id}.c`,
  corrects: it.id,
  day,
  quantity: -it.quantity,
  people: -it.people,
  ...(it.valueFen === undefined ? {} : { valueFen: -it.valueFen }),
});

/** What was given to people in need. A loan is paid back, a grant pays for a project, an allowance is due by law: each has its own figure. */
const isAid: Readonly<Record<ServiceKind, boolean>> = {
  money: true,
  goods: true,
  device: true,
  adaptation: true,
  medicine: true,
  allowance: false,
  grant: false,
  'loan-arranged': false,
  rehabilitation: false,
  'study-room': false,
  'matter-done': false,
  'policy-delivered': false,
  training: false,
  briefing: false,
  placement: false,
  enrolment: false,
};

/** What the record adds to the month's counters of its area. */
export const tallyOfService = ({ programme, kind, quantity, people, valueFen, corrects }: ServiceRecord) => {
  const name = `${programme}.${kind}`;
  return {
    [`${name}.records`]: corrects === undefined ? 1 : -1,
    [`${name}.quantity`]: quantity,
    [`${name}.people`]: people,
    ...(valueFen === undefined ? {} : { [`${name}.valueFen`]: valueFen }),
    ...(valueFen === undefined || !isAid[kind] ? {} : { [`${programme}.aid.valueFen`]: valueFen }),
  };
};
