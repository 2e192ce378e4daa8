import { invalid } from '../../base/refusal.ts';
import { PresentHousehold } from '../../household/rules/household.ts';
import type { CorrectedField, Granting, RightsRequest } from './rights-request.ts';

/** Each named field once, and no other: what nobody asked to be corrected stays as it is. */
const checkNamed = (named: readonly string[], fields: readonly CorrectedField[]): void => {
  const asked = new Set<string>(fields);
  const isExact = named.length === asked.size && new Set(named).size === asked.size;
  if (!isExact || named.some((name) => !asked.has(name)))
    throw invalid('rights.other-fields', '#/corrected', { options: [...asked] });
};

/** A household with the fields that a request named as they are right; number, liaison and history stay. */
export const correctHousehold = (
  household: PresentHousehold,
  { fields = [] }: Pick<RightsRequest, 'fields'>,
  { corrected = {}, cleared = [] }: Pick<Granting, 'corrected' | 'cleared'>,
): PresentHousehold => {
  checkNamed([...Object.keys(corrected), ...cleared], fields);
  const kept = Object.entries({ ...household, ...corrected }).filter(
    ([name]) => !cleared.some((one) => one === name),
  );
  return PresentHousehold.parse({ ...Object.fromEntries(kept), version: household.version + 1 });
};
