import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import {
  roundedDown,
  SensitiveCount,
  SuppressedCount,
  sensitive,
  suppressedInFives,
} from '../../base/small-number.ts';
import { ServiceKind, serviceKinds } from '../../base/vocabulary.ts';
import { ContactMode } from '../../contact/rules/contact.ts';
import type { Programme } from '../../programme/rules/programme.ts';
import { TriggerKind, triggerKinds } from '../../visit/rules/trigger.ts';

/** 1,000 CNY: what one household was given cannot be read off a sum. */
const VALUE_STEP_FEN = 100_000;

const ServiceTotals = z.union([
  z.literal('<10'),
  z.object({ records: z.int(), quantity: z.int(), people: z.int(), valueFen: z.int() }),
]);

/**
 * What was done in a township and month. Every kind is there, so that a missing line tells nothing; small numbers are
 * not told and the others are rounded down to fives, money to 1,000 CNY. No figure is told for an area inside a
 * township or for all of them together, so that none can be had by subtracting.
 */
export const ActivityView = z.object({
  area: AreaCode,
  /** That took place. How the others ended is counted nowhere. */
  visits: SuppressedCount,
  /** Beside planned visits, by how; of those, who was met in person is among the visits too. */
  contacts: z.record(ContactMode, SuppressedCount),
  /** What made visits due, other than campaigns. */
  triggers: z.record(TriggerKind, SensitiveCount),
  services: z.record(ServiceKind, ServiceTotals),
});
export type ActivityView = z.infer<typeof ActivityView>;

type Counted = Readonly<Record<string, number>>;

const serviceTotalsOf = (counted: Counted, name: string): z.infer<typeof ServiceTotals> => {
  const of = (what: string) => counted[`${name}.${what}`] ?? 0;
  if (sensitive(of('records')) === '<10') return '<10';
  return {
    records: roundedDown(of('records')),
    quantity: roundedDown(of('quantity')),
    people: roundedDown(of('people')),
    valueFen: roundedDown(of('valueFen'), VALUE_STEP_FEN),
  };
};

const contactsBy = (counted: Counted, programme: Programme, mode: ContactMode) => {
  const counts = Object.entries(counted).filter(([name]) => name.startsWith(`${programme}.${mode}.`));
  return suppressedInFives(counts.reduce((sum, [, count]) => sum + count, 0));
};

const byKind = <K extends string, T>(kinds: readonly K[], of: (kind: K) => T) =>
  Object.fromEntries(kinds.map((kind) => [kind, of(kind)]));

export const activityView = (area: string, programme: Programme, counted: Counted): ActivityView =>
  ActivityView.parse({
    area,
    visits: suppressedInFives(counted[programme] ?? 0),
    contacts: byKind(ContactMode.options, (mode) => contactsBy(counted, programme, mode)),
    triggers: byKind(triggerKinds, (kind) => sensitive(counted[kind] ?? 0)),
    services: byKind(serviceKinds, (kind) => serviceTotalsOf(counted, `${programme}.${kind}`)),
  });
