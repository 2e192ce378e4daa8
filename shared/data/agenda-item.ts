import { startOf } from '../domain/instant.ts';
import { Agenda } from '../domain/visit/agenda.ts';
import { expiresAfter } from './expires-after.ts';
import { recordOf } from './item.ts';
import { keys, partitions } from './keys.ts';
import type { Item } from './table.ts';

const KEPT_DAYS = 90;

/** In the clock index while there is a moment at which somebody has to be reminded. */
export const agendaItem = (it: Agenda): Item => {
  const key = keys.agenda(it.origin, it.household ?? it.area);
  const indexed = { clockPk: partitions.agenda(`${it.origin}#${key.sk}`), clockSk: it.lookAt };
  const expiresAt = expiresAfter(startOf(it.lastDueOn), KEPT_DAYS);
  return { ...it, ...key, expiresAt, ...(it.lookAt === undefined ? {} : indexed) };
};

export const toAgenda = (item: Item): Agenda => Agenda.parse(recordOf(item));
