import * as z from 'zod/mini';
import { dayOf } from '../../../shared/domain/instant.ts';
import { notFound } from '../../../shared/domain/refusal.ts';
import { lineOf, TaskLine } from '../../../shared/domain/visit/trip.ts';
import { Words } from '../../../shared/domain/words.ts';
import { endpoint } from './endpoint.ts';
import { openDoor, TaskParams } from './open-door.ts';

export default endpoint({
  method: 'GET',
  path: '/tasks/{origin}/{householdId}',
  may: 'task.read',
  summary:
    'One visit to make. What somebody said who wants to talk is shown to the helper whom they asked for.',
  params: TaskParams,
  answers: z.object({ ...TaskLine.shape, words: z.optional(Words) }),

  async run({ params, who, gate }, services) {
    const { accessLog, triggers, now } = services;
    const at = await openDoor(params, gate, services);
    if (at.over) throw notFound('task');
    await accessLog.note(gate, [at.household.id]);
    const line = lineOf(at, dayOf(now()));
    return at.task.reason === 'worry'
      ? { ...line, words: await triggers.worry(at.task.origin, who.id) }
      : line;
  },
});
