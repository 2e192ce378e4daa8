import { type EnteredHoliday, LocalHoliday } from '../../calendar/rules/local-holiday.ts';
import { digestOf } from '../../table/digest.ts';
import { recordOf } from '../../table/item.ts';
import type { Key } from '../../table/key.ts';
import type { Item } from '../../table/table.ts';
import { holidayPlaceKey, localHolidayKey } from './keys.ts';

export const holidayItem = (it: LocalHoliday): Item => ({ ...it, ...localHolidayKey(it.id) });
export const toHoliday = (item: Item): LocalHoliday => LocalHoliday.parse(recordOf(item));

/** A name of their own stands in no key; spelt in other widths or cases it is the same one. */
const nameKey = ({ festival, name = '' }: LocalHoliday): string =>
  festival === 'other' ? digestOf(name.normalize('NFKC').toLowerCase()) : festival;

export const holidayPlace = (it: LocalHoliday): Key =>
  holidayPlaceKey(it.from.slice(0, 4), it.area, nameKey(it));

/** What the list of a year is made of: the record itself, while it has not been withdrawn. */
export const placeItem = (it: EnteredHoliday): Item => ({ ...it, ...holidayPlace(it) });
