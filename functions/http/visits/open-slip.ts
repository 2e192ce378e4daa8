import type { Gate } from '../../../shared/data/gate.ts';
import type { SlipFile } from '../../../shared/data/slip-store.ts';
import { gridOf, type HouseholdId } from '../../../shared/domain/area/household-id.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { conflict, notFound } from '../../../shared/domain/refusal.ts';
import type { SlipNumber } from '../../../shared/domain/visit/slip-number.ts';
import type { DoorServices } from '../../../shared/runtime/door-services.ts';
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
