import type { HouseholdId } from '../../base/area-code.ts';

import { typedCode, typedPhone } from '../../base/typed-text.ts';
import type { Household, HouseholdFile } from './household.ts';
import { isPresent } from './household.ts';
import { simplified } from './simplified.ts';

type Contact = Pick<HouseholdFile, 'name' | 'phone'>;

/** A name without what differs from one keyboard to another: dots, blanks, tsheg, capitals, and the script of its characters. */
const spelled = (name: string): string =>
  simplified(
    typedCode(name)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, ''),
  );

/** Digits alone, without the number of the country. */
const dialled = (phone: string): string =>
  typedPhone(phone)
    .replaceAll(/\D/g, '')
    .replace(/^(?:00)?86(?=\d{10,11}$)/, '');

const mayBeSamePhone = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || dialled(one) === dialled(other);

/** Whether two households may be one: the same name, however it is spelled, and not two telephones. */
export const isSameContact = (one: Contact, other: Contact): boolean =>
  spelled(one.name) === spelled(other.name) && mayBeSamePhone(one.phone, other.phone);

/** Households of the grid that may be the same: shown to whoever adds one, who decides. */
export const likelySame = (file: Contact, inGrid: readonly Household[]): HouseholdId[] =>
  inGrid
    .filter(isPresent)
    .filter((one) => isSameContact(one, file))
    .map(({ id }) => id);
