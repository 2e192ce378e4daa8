import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../../support/register.ts';
import { type Command, keyed } from '../operation.ts';
import * as people from '../people.ts';

const [clerk = people.chief] = people.registrars;
const digits = (n: number) => String(n).padStart(3, '0');

const create: Command = {
  kind: 'area',
  weight: 1,
  async make(draw) {
    const code = `${draw.of([VILLAGE, OTHER_VILLAGE])}${digits(20 + draw.upTo(9))}`;
    const name = `Grid ${draw.name}`;
    return {
      request: {
        who: draw.of(people.registrars) ?? clerk,
        method: 'POST',
        target: '/areas',
        body: { code, name },
        headers: keyed(draw),
      },
      learn: (_answer, { grids, fresh }) => {
        grids.add(code);
        fresh.add(code);
      },
      effect: async (read, answer) => {
        const { status } = await read.get(clerk, `/areas/${code}`);
        return answer?.status === 201 ? Number(status === 200) : undefined;
      },
    };
  },
};

const rename: Command = {
  kind: 'area-name',
  weight: 2,
  async make(draw, known, ask) {
    const who = draw.of(people.registrars) ?? clerk;
    const code = draw.of([...known.grids]) ?? VILLAGE;
    const { status, body } = await ask({ who, method: 'GET', target: `/areas/${code}` });
    if (status !== 200) return undefined;
    const name = `Grid ${draw.name}`;
    return {
      request: {
        who,
        method: 'PUT',
        target: `/areas/${code}`,
        body: { name },
        headers: { ...keyed(draw), 'if-match': `"${body.version}"` },
      },
      effect: async (read, answer) => {
        const { body: now } = await read.get(clerk, `/areas/${code}`);
        if (now.name === name) return 1;
        return answer?.status === 200 && now.version > answer.body.version ? 1 : 0;
      },
    };
  },
};

const relocate: Command = {
  kind: 'area-move',
  weight: 1,
  async make(draw, known) {
    const isMerger = draw.isOneIn(2);
    const from = draw.isOneIn(6) ? OTHER_VILLAGE : (draw.of([...known.grids]) ?? OTHER_VILLAGE);
    const into = draw.of([...known.grids].filter((one) => one.length === from.length && one !== from));
    const fresh =
      from.length === 12 ? `${TOWNSHIP}${300 + draw.upTo(600)}` : `${VILLAGE}${300 + draw.upTo(600)}`;
    const to = isMerger && into !== undefined ? into : fresh;
    const verb = to === fresh ? 'move' : 'merge';
    const id = draw.ulid();
    const where = verb === 'merge' ? { into: to, reason: 'merger' } : { to, reason: 'boundary-change' };
    return {
      request: {
        who: draw.of(people.registrars) ?? clerk,
        method: 'POST',
        target: `/areas/${from}/${verb}`,
        body: { id, ...where },
        headers: keyed(draw),
      },
      isLong: true,
      learn: (_answer, { grids, fresh }) => {
        if (from.length === 15) grids.delete(from);
        if (fresh.has(from)) fresh.add(to);
        if (to.length === 15) grids.add(to);
      },
      effect: async (read) => {
        const { status, body } = await read.get(clerk, `/area-moves/${id}`);
        return status === 200 ? Number(body.state === 'done') : 0;
      },
    };
  },
};

export const areaCommands: readonly Command[] = [create, rename, relocate];
