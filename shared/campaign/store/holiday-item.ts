import { type EnteredHoliday, LocalHoliday } from '../../calendar/rules/local-holiday.ts';
import { digestOf } from '../../table/digest.ts';
import { recordOf } from '../../table/item.ts';
import { type Key, keys } from '../../table/keys.ts';
import type { Item } from '../../table/table.ts';

export const holidayItem = (it: LocalHoliday): Item => ({ ...it, ...keys.localHoliday(it.id) });
export const toHoliday = (item: Item): LocalHoliday => LocalHoliday.parse(recordOf(item));

/** A name of their own stands in no key; spelt in other widths or cases it is the same one. */
const nameKey = ({ festival, name = '' }: LocalHoliday): string =>
  festival === 'other' ? digestOf(name.normalize('NFKC').toLowerCase()) : festival;

export const holidayPlace = (it: LocalHoliday): Key =>
  keys.holidayPlace(it.from.slice(0, 4), it.area, nameKey(it));

/** What the list of a year is made of: the record itself, while it has not been withdrawn. */
export const placeItem = (it: EnteredHoliday): Item => ({ ...it, ...holidayPlace(it) });
