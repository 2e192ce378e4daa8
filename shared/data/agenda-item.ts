import { Agenda } from '../domain/visit/agenda.ts';
import { recordOf } from './item.ts';
import { keys, partitions } from './keys.ts';
import type { Item } from './table.ts';

/** In the clock index while there is a moment at which somebody has to be reminded. */
export const agendaItem = (it: Agenda): Item => ({
  ...it,
  ...keys.agenda(it.origin, it.area),
  ...(it.lookAt === undefined
    ? {}
    : { clockPk: partitions.agenda(`${it.origin}#${it.area}`), clockSk: it.lookAt }),
});

export const toAgenda = (item: Item): Agenda => Agenda.parse(recordOf(item));
