import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { Words } from '../../../shared/base/words.ts';
import { HouseholdFile } from '../../../shared/household/rules/household.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { lineOf, TaskLine } from '../../../shared/visit/rules/trip.ts';
import { visitorOf } from '../../../shared/visit/store/task-store.ts';
import { readTalkRequest } from '../../../shared/visit/store/trigger-store.ts';
import { loadTask, TaskParams } from './load-task.ts';

const { name, address } = HouseholdFile.shape;

export default endpoint({
  method: 'GET',
  path: '/tasks/{origin}/{householdId}',
  action: 'task.read',
  summary:
    'One visit to make, with how to get to the door for somebody who was asked for by name. What was said by who wants to talk is shown to the helper alone.',
  params: TaskParams,
  answers: z.object({
    ...TaskLine.shape,
    words: z.optional(Words),
    /** For a visitor who may not know the household, nor look it up. */
    name: z.optional(name),
    address: z.optional(address),
  }),

  async run({ params, who, authorizer }, ctx) {
    const { now } = ctx;
    const at = await loadTask(params, authorizer, ctx);
    if (at.over || at.takenBack) throw notFound('task');
    await logReading(ctx, authorizer, [at.household.id]);
    const line = lineOf(at, dayOf(now()));
    const isVisitor = (await visitorOf(at, ctx)).includes(who.id);
    const { name, address } = at.household;
    const view = isVisitor ? { ...line, name, address } : line;
    return at.task.reason === 'worry'
      ? { ...view, words: await readTalkRequest(ctx, at.task.origin, who.id) }
      : view;
  },
});
