import { someHousehold } from '../known.ts';
import { type Command, isDone, keyed } from '../operation.ts';
import * as people from '../people.ts';
import type { Readback } from '../readback.ts';
import { todaysId } from './visit-commands.ts';

const [clerk = people.chief] = people.registrars;
const file = { people: 3, language: 'bo' };

const countAt = async (read: Readback, address: string) =>
  (await read.census()).filter((one) => one.address === address).length;

const create: Command = {
  kind: 'household',
  weight: 4,
  async make(draw, known) {
    const address = `New lane ${draw.name}`;
    const grid = draw.of([...known.grids]);
    return {
      request: {
        who: draw.of(people.registrars) ?? clerk,
        method: 'POST',
        target: '/households',
        body: { id: draw.ulid(), grid, name: `Family ${draw.name}`, address, ...file },
        headers: keyed(draw),
      },
      commutes: true,
      learn: ({ body }, { households }) => void households.set(address, body.id),
      effect: (read) => countAt(read, address),
    };
  },
};

/** Whoever changes a record has read it. */
const change: Command = {
  kind: 'household-change',
  weight: 5,
  async make(draw, known, ask) {
    const who = draw.of(people.registrars) ?? clerk;
    const { address, id } = someHousehold(draw, known);
    const found = await ask({ who, method: 'GET', target: `/households/${id}` });
    if (found.status !== 200) return undefined;
    if (found.body.id !== id) {
      known.households.set(address, found.body.id);
      return undefined;
    }
    const name = `Family ${draw.name}`;
    return {
      request: {
        who,
        method: 'PUT',
        target: `/households/${id}`,
        body: { name, address, ...file },
        headers: { ...keyed(draw), 'if-match': `"${found.body.version}"` },
      },
      learn: ({ body: { version } }, { names }) => {
        names.set(address, [...(names.get(address) ?? []), { name, id, version }]);
      },
      effect: async (read, answer) => {
        const { body: now } = await read.get(clerk, `/households/${await todaysId(read, id)}`);
        if (now.name === name || !isDone(answer)) return Number(now.name === name);
        const ids: string[] = [...(now.formerly ?? []), now.id];
        const all = known.names.get(address) ?? [];
        const mine = all.find((one) => one.name === name);
        const isLater = (one: { id: string; version: number }, than: typeof one) =>
          (ids.indexOf(one.id) - ids.indexOf(than.id) || one.version - than.version) > 0;
        // Somebody who had seen it changed it after that: two that were given the same version had not.
        return Number(mine === undefined || all.some((one) => isLater(one, mine)));
      },
    };
  },
};

const move: Command = {
  kind: 'household-move',
  weight: 2,
  async make(draw, known) {
    const { address, id } = someHousehold(draw, known);
    const to = draw.of([...known.grids]);
    const body = { id: draw.ulid(), to, reason: 'moved-house' };
    return {
      request: {
        who: draw.of(people.registrars) ?? clerk,
        method: 'POST',
        target: `/households/${id}/move`,
        body: draw.isOneIn(2) ? { ...body, liaison: draw.of(people.visitors)?.sub } : body,
        headers: keyed(draw),
      },
      learn: ({ body: { household } }, { households, formerNumbers }) => {
        households.set(address, household);
        formerNumbers.push(id);
      },
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const { body: old } = await read.get(clerk, `/households/${id}`);
        return [...(old.formerly ?? []), old.id].includes(answer.body.household) ? 1 : 0;
      },
    };
  },
};

export const householdCommands: readonly Command[] = [create, change, move];
