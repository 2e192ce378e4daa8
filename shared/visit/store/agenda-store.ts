import type { Context } from '../../table/context.ts';
import { optimistic, type Table, type Write } from '../../table/table.ts';
import type { Agenda } from '../rules/agenda.ts';
import { agendaKey } from './keys.ts';
import { agendaItem, toAgenda } from './visit-item.ts';

/** Of the 100 writes that one transaction takes. */
const AT_ONCE = 50;

const scopeOf = ({ household, area }: Agenda): string => household ?? area;

/** Time is only ever added: whoever comes late with an earlier day leaves what stands. */
const layWrites = async (table: Table, agendas: readonly Agenda[]): Promise<Write[]> => {
  const items = await table.getMany(agendas.map((one) => agendaKey(one.origin, scopeOf(one))));
  const standing = new Map(items.map(toAgenda).map((one) => [scopeOf(one), one]));
  return agendas.flatMap((agenda): Write[] => {
    const existing = standing.get(scopeOf(agenda));
    if (existing === undefined) return [{ put: agendaItem(agenda), guard: 'absent' }];
    if (existing.lastDueOn >= agenda.lastDueOn) return [];
    const version = existing.version + 1;
    return [{ put: agendaItem({ ...agenda, version }), guard: { version: existing.version } }];
  });
};

/**
 * Agendas of one origin, new ones or with more time than before. What the reminder job has looked at already keeps its
 * next look, and what it looks at in the same moment is read again: neither undoes the other.
 */
export const layAgendas = async ({ table }: Context, agendas: readonly Agenda[]): Promise<void> => {
  for (let start = 0; start < agendas.length; start += AT_ONCE) {
    await optimistic(async () => {
      const writes = await layWrites(table, agendas.slice(start, start + AT_ONCE));
      if (writes.length > 0) await table.write(writes);
    });
  }
};
