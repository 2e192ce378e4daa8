import type { Draw } from '../draw.ts';
import { type Known, someHousehold } from '../known.ts';
import { type Command, isDone, keyed } from '../operation.ts';
import * as people from '../people.ts';
import type { Readback } from '../readback.ts';
import { todaysId } from './visit-commands.ts';

const serving = [...people.visitors, ...people.movers];
export const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Of a door, under whatever number it had. */
const linksAt = async (read: Readback, household: string) =>
  read.list(people.chief, `/links?subject=${await todaysId(read, household)}`);

const someLink = (draw: Draw, { links }: Known) => draw.of(links.slice(-12)) ?? draw.of(links);

type Ends = Known['ends'];
const countEnd = (ends: Ends, name: string) => void ends.set(name, (ends.get(name) ?? 0) + 1);
const byHand = new Set(['asked-for', 'other-worker']);

const create: Command = {
  kind: 'link',
  weight: 4,
  async make(draw, known) {
    const again = draw.isOneIn(4) ? someLink(draw, known) : undefined;
    const subject = again?.subject ?? someHousehold(draw, known).id;
    const worker = again?.worker ?? draw.of(serving)?.sub ?? 'w-one';
    const from = again?.from ?? daysAfter(known.today(), draw.upTo(2));
    const name = `${subject} ${worker} ${from}`;
    const endsBefore = known.ends.get(name) ?? 0;
    return {
      request: {
        who: draw.of(people.overseers) ?? people.chief,
        method: 'POST',
        target: '/links',
        body: { subject: { type: 'household', id: subject }, worker, from, reason: 'assigned' },
        headers: keyed(draw),
      },
      learn: (_answer, { links }) => void links.push({ subject, worker, from }),
      effect: async (read, answer) => {
        const found = (await linksAt(read, subject)).filter((it) => it.worker === worker && it.from === from);
        const isOver = found.every(({ endReason }) => byHand.has(endReason));
        // It had been ended before this was asked for, and nobody ended it after that: so the answer has to say.
        if (isOver && endsBefore > 0 && known.ends.get(name) === endsBefore && isDone(answer))
          return Number(answer.body.status === 'ended');
        return isDone(answer) ? Math.min(found.length, 1) : undefined;
      },
    };
  },
};

const end: Command = {
  kind: 'link-end',
  weight: 4,
  async make(draw, known) {
    const link = someLink(draw, known);
    if (link === undefined) return undefined;
    const { subject, worker, from } = link;
    return {
      request: {
        who: draw.of(people.overseers) ?? people.chief,
        method: 'POST',
        target: `/links/${subject}/${from}/${worker}/end`,
        body: { reason: draw.of([...byHand]) },
        headers: keyed(draw),
      },
      learn: (_answer, { ends }) => countEnd(ends, `${subject} ${worker} ${from}`),
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const found = (await linksAt(read, subject)).filter((it) => it.worker === worker && it.from === from);
        // Handed to the same worker once more on that day, it has begun anew.
        const isAnew = ({ reason, version }: (typeof found)[number]) =>
          reason !== 'assigned' && version > answer.body.version;
        return found.some((it) => it.to !== undefined || isAnew(it)) ? 1 : 0;
      },
    };
  },
};

const deputy: Command = {
  kind: 'deputy',
  weight: 3,
  async make(draw, known) {
    const again = draw.isOneIn(4) ? draw.of(known.deputies) : undefined;
    const worker = again?.worker ?? draw.of(people.movers)?.sub ?? 'w-anna';
    const stand = again?.deputy ?? draw.of(people.visitors)?.sub ?? 'w-one';
    const from = again?.from ?? daysAfter(known.today(), draw.upTo(3));
    const to = daysAfter(from, 5);
    const name = `${worker} ${stand} ${from}`;
    const endsBefore = known.ends.get(name) ?? 0;
    return {
      request: {
        who: draw.of(people.overseers) ?? people.chief,
        method: 'POST',
        target: '/deputies',
        body: { worker, deputy: stand, from, to, reason: 'leave' },
        headers: keyed(draw),
      },
      learn: (_answer, { deputies }) => void deputies.push({ worker, deputy: stand, from }),
      effect: async (read, answer) => {
        const all = await read.list(people.chief, `/workers/${worker}/deputies`);
        const found = all.filter((it) => it.deputy === stand && it.from === from);
        const isOver = found.every((it) => it.to < to);
        if (isOver && endsBefore > 0 && known.ends.get(name) === endsBefore && isDone(answer))
          return Number(answer.body.to < to);
        return isDone(answer) ? found.length : undefined;
      },
    };
  },
};

const endDeputy: Command = {
  kind: 'deputy-end',
  weight: 2,
  async make(draw, known) {
    const it = draw.of(known.deputies);
    if (it === undefined) return undefined;
    return {
      request: {
        who: draw.of(people.overseers) ?? people.chief,
        method: 'POST',
        target: `/deputies/${it.worker}/${it.from}/${it.deputy}/end`,
        body: {},
        headers: keyed(draw),
      },
      learn: (_answer, { ends }) => countEnd(ends, `${it.worker} ${it.deputy} ${it.from}`),
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const all = await read.list(people.chief, `/workers/${it.worker}/deputies`);
        const found = all.find(({ deputy: id, from }) => id === it.deputy && from === it.from);
        return found !== undefined && found.to <= (answer.body.to ?? '') ? 1 : 0;
      },
    };
  },
};

export const linkCommands: readonly Command[] = [create, end, deputy, endDeputy];
