import { type Command, isDone, keyed } from '../operation.ts';
import * as people from '../people.ts';
import { anyVisitor, recordOf } from './visit-commands.ts';

const deathTakenBack: Command = {
  kind: 'death-taken-back',
  weight: 2,
  async make(draw, known) {
    const deaths = known.tasks.filter(({ origin }) => origin.startsWith('death-'));
    const task = draw.of(deaths);
    if (task === undefined) return undefined;
    return {
      request: {
        who: draw.of(anyVisitor) ?? people.chief,
        method: 'POST',
        target: `/households/${task.household}/deaths/take-back`,
        body: { id: draw.ulid(), death: task.origin },
        headers: keyed(draw),
      },
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const open = (await read.tasks()).filter(
          ({ origin, household }) => origin === task.origin && household === task.household,
        );
        return open.length === 0 ? 1 : 0;
      },
    };
  },
};

const outcomeTakenBack: Command = {
  kind: 'outcome-taken-back',
  weight: 2,
  async make(draw, known) {
    const task = draw.of(known.tasks);
    if (task === undefined) return undefined;
    return {
      request: {
        who: people.chief,
        method: 'POST',
        target: `/tasks/${task.origin}/${task.household}/outcome/take-back`,
        body: { id: draw.ulid() },
        headers: keyed(draw),
      },
    };
  },
};

const ULID_LENGTH = 26;

const triggerTakenBack: Command = {
  kind: 'trigger-taken-back',
  weight: 2,
  async make(draw, known) {
    const trigger = draw.of(known.tasks.filter(({ origin }) => origin.length === ULID_LENGTH))?.origin;
    if (trigger === undefined) return undefined;
    return {
      request: {
        who: draw.of(anyVisitor) ?? people.chief,
        method: 'POST',
        target: `/triggers/${trigger}/take-back`,
        body: { id: draw.ulid() },
        headers: keyed(draw),
      },
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const left = (await read.tasks()).filter(({ origin }) =>
          /^\.?\d*$/.test(origin.replace(trigger, '')),
        );
        return left.length === 0 ? 1 : 0;
      },
    };
  },
};

const serviceCorrected: Command = {
  kind: 'service-corrected',
  weight: 2,
  async make(draw, known) {
    const entered = draw.of(known.services);
    if (entered === undefined) return undefined;
    const { id: service, household } = entered;
    const instead = draw.isOneIn(2) ? { instead: { kind: 'matter-done', people: 3 } } : {};
    return {
      request: {
        who: draw.of(anyVisitor) ?? people.chief,
        method: 'POST',
        target: `/services/${service}/correct`,
        body: { id: draw.ulid(), ...instead },
        headers: keyed(draw),
      },
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const record = await recordOf(read, household);
        return record.filter((it) => it.type === 'service' && it.service.corrects === service).length;
      },
    };
  },
};

export const takenBackCommands: readonly Command[] = [
  outcomeTakenBack,
  deathTakenBack,
  serviceCorrected,
  triggerTakenBack,
];
