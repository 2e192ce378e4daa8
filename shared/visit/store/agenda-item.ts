import { startOf } from '../../base/instant.ts';
import { expiresAfter } from '../../table/expires-after.ts';
import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Agenda } from '../rules/agenda.ts';
import { agendaClock, agendaKey } from './keys.ts';

const KEPT_DAYS = 90;

/** In the clock index while there is a moment at which somebody has to be reminded. */
export const agendaItem = (it: Agenda): Item => {
  const key = agendaKey(it.origin, it.household ?? it.area);
  const indexed = { clockPk: agendaClock(`${it.origin}#${key.sk}`), clockSk: it.lookAt };
  const expiresAt = expiresAfter(startOf(it.lastDueOn), KEPT_DAYS);
  return { ...it, ...key, expiresAt, ...(it.lookAt === undefined ? {} : indexed) };
};

export const toAgenda = (item: Item): Agenda => Agenda.parse(recordOf(item));
