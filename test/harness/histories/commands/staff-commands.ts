import type { Answered } from '../../../support/call.ts';
import { TOWNSHIP, VILLAGE } from '../../../support/register.ts';
import type { Draw } from '../draw.ts';
import type { Known } from '../known.ts';
import { type Command, isDone, keyed } from '../operation.ts';
import * as people from '../people.ts';
import type { Readback } from '../readback.ts';

const [clerk = people.chief] = people.registrars;

const versionOf = async (read: Readback, id: string) => {
  const { body } = await read.get(clerk, `/workers/${id}`);
  return body;
};
const isLater = (now: { version: number }, answer: Answered | undefined) =>
  isDone(answer) && now.version > (answer.body.worker ?? answer.body).version;

/** Mostly one of the few whom everybody is about. */
const someWorker = (draw: Draw, { workers }: Known): string =>
  draw.of(draw.isOneIn(4) ? [...workers] : [...workers].slice(0, 5)) ?? 'w-anna';

const create: Command = {
  kind: 'worker',
  weight: 2,
  async make(draw) {
    const id = draw.isOneIn(3) ? 'w-same' : `w-${draw.name.replace('.', '-')}`;
    return {
      request: {
        who: draw.of(people.registrars) ?? clerk,
        method: 'POST',
        target: '/workers',
        body: { id, name: `Worker ${draw.name}`, role: 'worker', area: TOWNSHIP },
        headers: keyed(draw),
      },
      learn: (_answer, { workers }) => void workers.add(id),
      effect: async (read, answer) => {
        const { status } = await read.get(clerk, `/workers/${id}`);
        return isDone(answer) ? Number(status === 200) : undefined;
      },
    };
  },
};

const change: Command = {
  kind: 'worker-change',
  weight: 3,
  async make(draw, known, ask) {
    const who = draw.of(people.registrars) ?? clerk;
    const id = someWorker(draw, known);
    const { status, body } = await ask({ who, method: 'GET', target: `/workers/${id}` });
    if (status !== 200) return undefined;
    const name = `Worker ${draw.name}`;
    const area = draw.isOneIn(3) ? VILLAGE : TOWNSHIP;
    return {
      request: {
        who,
        method: 'PUT',
        target: `/workers/${id}`,
        body: { name, role: 'worker', area },
        headers: { ...keyed(draw), 'if-match': `"${body.version}"` },
      },
      effect: async (read, answer) => {
        const now = await versionOf(read, id);
        return now.name === name || isLater(now, answer) ? 1 : 0;
      },
    };
  },
};

const disable: Command = {
  kind: 'worker-disable',
  weight: 3,
  async make(draw, known) {
    const id = someWorker(draw, known);
    return {
      request: {
        who: draw.of(people.registrars) ?? clerk,
        method: 'POST',
        target: `/workers/${id}/disable`,
        body: { reason: draw.of(['left-service', 'other-post', 'long-leave']) },
        headers: keyed(draw),
      },
      ofToday: ['name', 'phone'],
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const now = await versionOf(read, id);
        return !now.active || isLater(now, answer) ? 1 : 0;
      },
    };
  },
};

const enable: Command = {
  kind: 'worker-enable',
  weight: 4,
  async make(draw, known) {
    const id = someWorker(draw, known);
    return {
      request: {
        who: draw.of(people.registrars) ?? clerk,
        method: 'POST',
        target: `/workers/${id}/enable`,
        body: {},
        headers: keyed(draw),
      },
      ofToday: ['name', 'phone'],
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const now = await versionOf(read, id);
        return now.active || isLater(now, answer) ? 1 : 0;
      },
    };
  },
};

const handOver: Command = {
  kind: 'hand-over',
  weight: 1,
  async make(draw) {
    const id = draw.ulid();
    const [from, to] = [draw.of(people.movers)?.sub, draw.of([...people.movers, ...people.visitors])?.sub];
    return {
      request: {
        who: draw.of(people.overseers) ?? people.chief,
        method: 'POST',
        target: '/hand-overs',
        body: { id, from, to, reason: 'balance-load' },
        headers: keyed(draw),
      },
      isLong: true,
      effect: async (read) => {
        const { status, body } = await read.get(people.chief, `/hand-overs/${id}`);
        return status === 200 ? Number(body.state === 'done') : 0;
      },
    };
  },
};

export const staffCommands: readonly Command[] = [create, change, disable, enable, handOver];
