import { householdId } from '../../../../shared/base/area-code.ts';
import type { Answered } from '../../../support/call.ts';
import { TOWNSHIP } from '../../../support/register.ts';
import { type Command, isDone, keyed } from '../operation.ts';
import * as people from '../people.ts';

const [clerk = people.chief] = people.registrars;

/** A row that was refused is tried again, and one that was done says what has become of it since. */
const ledger = {
  ofToday: ['field', 'code', 'reason'],
  isUnfinished: ({ body }: Answered) =>
    body.results.some(({ outcome }: { outcome: string }) => outcome === 'refused'),
};

/** A file is opened before its first chunk is sent; who opens it sends that again until it is answered. */
const households: Command = {
  kind: 'import',
  weight: 2,
  async make(draw, known, ask) {
    const who = draw.of(people.registrars) ?? clerk;
    const id = draw.ulid();
    const opened = await ask({
      who,
      method: 'PUT',
      target: `/imports/${id}`,
      body: { kind: 'households', chunks: 1 },
    });
    if (opened.status !== 200) return undefined;
    known.nextNo -= 1;
    const no = known.nextNo;
    const grids = [...known.grids].filter((grid) => draw.isOneIn(2) && !known.fresh.has(grid));
    const rows = grids.map((grid) => ({
      grid,
      no: String(no),
      name: `Family ${draw.name}`,
      address: `Filed ${draw.name} ${grid.slice(9)}`,
      people: '3',
      liaison: draw.of(people.visitors)?.sub ?? 'w-one',
    }));
    if (rows.length === 0) return undefined;
    return {
      request: {
        who,
        method: 'POST',
        target: `/imports/${id}/chunks/0`,
        body: { kind: 'households', rows },
        headers: keyed(draw),
      },
      ...ledger,
      learn: ({ body }, all) => {
        for (const { row, outcome } of body.results) {
          const filed = rows[row];
          if (outcome !== 'created' || filed === undefined) continue;
          all.households.set(filed.address, householdId(filed.grid, no));
        }
      },
      effect: async (read, answer) => {
        const census = await read.census();
        const counts = rows.map(({ address }) => census.filter((one) => one.address === address).length);
        if (!isDone(answer)) return Math.max(...counts);
        const { results }: { results: { row: number; outcome: string }[] } = answer.body;
        const wanted = rows.map((_, n) => results.some((it) => it.row === n && it.outcome === 'created'));
        const wrong = counts.find((count, row) => count !== Number(wanted[row]));
        return wrong ?? 1;
      },
    };
  },
};

const workers: Command = {
  kind: 'import-workers',
  weight: 1,
  async make(draw, known, ask) {
    const who = draw.of(people.registrars) ?? clerk;
    const id = draw.ulid();
    const opened = await ask({
      who,
      method: 'PUT',
      target: `/imports/${id}`,
      body: { kind: 'workers', chunks: 1 },
    });
    if (opened.status !== 200) return undefined;
    const ids = [`w-f-${draw.name.replace('.', '-')}`, draw.of([...known.workers]) ?? 'w-anna'];
    const rows = ids.map((one) => ({ id: one, name: `Filed ${draw.name}`, role: 'worker', area: TOWNSHIP }));
    return {
      request: {
        who,
        method: 'POST',
        target: `/imports/${id}/chunks/0`,
        body: { kind: 'workers', rows },
        headers: keyed(draw),
      },
      ...ledger,
      learn: (_answer, all) => void all.workers.add(ids[0] ?? ''),
      effect: async (read, answer) => {
        const { status } = await read.get(clerk, `/workers/${ids[0]}`);
        return isDone(answer) ? Number(status === 200) : undefined;
      },
    };
  },
};

export const importCommands: readonly Command[] = [households, workers];
