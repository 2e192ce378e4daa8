import { someHousehold } from '../known.ts';
import { type Asked, type Command, isDone, keyed } from '../operation.ts';
import * as people from '../people.ts';
import type { Readback } from '../readback.ts';

export const anyVisitor = [...people.visitors, people.chief];

// biome-ignore lint/suspicious/noExplicitAny: read as any client would
export const recordOf = async (read: Readback, household: string): Promise<any[]> =>
  read.list(people.chief, `/households/${await todaysId(read, household)}/record`);

/** The number under which the household stands today. */
export const todaysId = async (read: Readback, id: string): Promise<string> => {
  const { status, body } = await read.get(people.registrars[0] ?? people.chief, `/households/${id}`);
  return status === 200 ? body.id : id;
};

/** How often this very outcome was recorded, told by what was given at it: others may be recorded after it was taken back. */
const timesRecorded = async (read: Readback, household: string, outcomeId: string) =>
  (await recordOf(read, household)).filter(
    ({ type, service }) => type === 'service' && service.id === `${outcomeId}.1`,
  ).length;

const learnTasks: Asked['learn'] = ({ body }, { tasks }) => {
  if (body.household === undefined) return;
  for (const { origin } of body.visits) tasks.push({ origin, household: body.household });
};

const doorTrigger: Command = {
  kind: 'trigger',
  weight: 5,
  async make(draw, known) {
    const id = draw.ulid();
    const household = someHousehold(draw, known).id;
    const kind = draw.of(['left-school', 'no-work', 'sudden-hardship', 'holiday']) ?? 'no-work';
    return {
      request: {
        who: draw.of(anyVisitor) ?? people.chief,
        method: 'POST',
        target: '/triggers',
        body: { id, kind, household },
        headers: keyed(draw),
      },
      commutes: true,
      learn: ({ body }, { tasks }) => {
        for (const { origin } of body.visits) tasks.push({ origin, household });
      },
      effect: async (read, answer) => {
        const open = (await read.tasks()).filter(({ origin }) => origin === id);
        if (open.length > 1) return open.length;
        // Somebody may have been there already, and leave no trace of it.
        return isDone(answer) ? undefined : open.length;
      },
    };
  },
};

const gridTrigger: Command = {
  kind: 'grid-trigger',
  weight: 1,
  async make(draw, known) {
    const id = draw.ulid();
    const grid = draw.of([...known.grids]);
    return {
      request: {
        who: draw.of(people.overseers) ?? people.chief,
        method: 'POST',
        target: '/triggers',
        body: { id, kind: 'holiday', grid },
        headers: keyed(draw),
      },
      commutes: true,
      learn: learnTasks,
      effect: async (read) => {
        const doors = (await read.tasks()).filter(({ origin }) => origin === id);
        const some = new Set(doors.map(({ household }) => household)).size;
        return some === 0 ? 0 : doors.length / some;
      },
    };
  },
};

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

const outcome: Command = {
  kind: 'outcome',
  weight: 6,
  async make(draw, known) {
    const task = draw.of(known.tasks);
    if (task === undefined) return undefined;
    const { origin, household } = task;
    const request = { id: draw.ulid(), kind: 'question', words: `Asked for at ${draw.name}.` };
    const isMade = !draw.isOneIn(3);
    const body = isMade
      ? {
          id: draw.ulid(),
          day: known.today(),
          outcome: 'done',
          given: [{ kind: 'policy-delivered' }],
          requests: draw.isOneIn(2) ? [request] : [],
        }
      : { id: draw.ulid(), day: known.today(), outcome: draw.of(['not-at-home', 'not-wanted']) };
    return {
      request: {
        who: draw.of(anyVisitor) ?? people.chief,
        method: 'POST',
        target: `/tasks/${origin}/${household}/outcome`,
        body,
        headers: keyed(draw),
      },
      effect: async (read, answer) => {
        if (!isMade) return undefined;
        const made = await timesRecorded(read, household, body.id);
        // Somebody else may have been there.
        if (!isDone(answer)) return made === 0 ? 0 : undefined;
        const asked = 'requests' in body && body.requests && body.requests.length > 0;
        if (!asked) return made;
        const { status } = await read.get(people.chief, `/cases/${request.id}`);
        return status === 200 ? made : 0;
      },
    };
  },
};

const death: Command = {
  kind: 'death',
  weight: 2,
  async make(draw, known) {
    const { id: household } = someHousehold(draw, known);
    const day = draw.isOneIn(2) ? known.today() : dayBefore(known.today());
    return {
      request: {
        who: draw.of(anyVisitor) ?? people.chief,
        method: 'POST',
        target: `/households/${household}/deaths`,
        body: { id: draw.ulid(), day },
        headers: keyed(draw),
      },
      learn: ({ body }, { tasks }) => void tasks.push({ origin: body.condolence, household: body.household }),
    };
  },
};

const service: Command = {
  kind: 'service',
  weight: 3,
  async make(draw, known) {
    const id = draw.ulid();
    const household = someHousehold(draw, known).id;
    return {
      request: {
        who: draw.of(anyVisitor) ?? people.chief,
        method: 'POST',
        target: '/services',
        body: { id, subject: { type: 'household', id: household }, day: known.today(), kind: 'matter-done' },
        headers: keyed(draw),
      },
      commutes: true,
      learn: (_, { services }) => void services.push({ id, household }),
      effect: async (read) =>
        (await recordOf(read, household)).filter((it) => it.type === 'service' && it.service.id === id)
          .length,
    };
  },
};

export const visitCommands: readonly Command[] = [doorTrigger, gridTrigger, outcome, death, service];
