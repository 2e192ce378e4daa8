import type { Gate } from '../../../shared/access/store/gate.ts';
import { gridOf, type HouseholdId } from '../../../shared/base/household-id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { conflict, notFound } from '../../../shared/base/refusal.ts';
import type { DoorServices } from '../../../shared/runtime/door-services.ts';
import type { SlipNumber } from '../../../shared/visit/rules/slip-number.ts';
import type { SlipFile } from '../../../shared/visit/store/slip-store.ts';
import { visitorOf } from './visitor-of.ts';

interface Asked {
  readonly householdId: HouseholdId;
  readonly number: SlipNumber;
}

/** A slip of this door, under whatever number it was left: for those who come there, or made that visit by name. */
export const openSlip = async (
  { householdId, number }: Asked,
  gate: Gate,
  services: DoorServices,
): Promise<SlipFile> => {
  const { households, numbers, slips, tasks, liaisonsOf, now } = services;
  const file = await slips.open(number);
  const known = await households.numbersOf(householdId);
  const slip = file && known.includes(file.slip.household) ? file.slip : undefined;
  const visitors = async () => {
    const found = slip && (await tasks.at(slip));
    return found === undefined ? [] : visitorOf(found, services);
  };
  const resource = { areaPath: await numbers.pathOf(gridOf(householdId)) };
  await gate.passLinked('slip', resource, async () => [
    ...(await liaisonsOf(householdId, dayOf(now()))),
    ...(await visitors()),
  ]);
  const last = await households.numberNow(householdId);
  if (last !== householdId) throw conflict(`The household has the number ${last} now.`);
  if (file === undefined || slip === undefined) throw notFound('slip');
  return file;
};
