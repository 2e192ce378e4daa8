import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { consumers } from '../../events/consumers.ts';
import { fillInboxes } from '../../functions/consumers/fill-inboxes.ts';
import { enqueueNotices } from '../../functions/consumers/gather-messages.ts';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { rollUpCases } from '../../functions/consumers/roll-up-cases.ts';
import { rollUpCoverage } from '../../functions/consumers/roll-up-coverage.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import { publishedAs } from '../../shared/publishing/published-as.ts';
import type { BusEvent } from '../../shared/runtime/bus.ts';
import type { Context } from '../../shared/table/context.ts';
import type { Change } from '../../shared/table/stream-event.ts';
import { queued } from '../../test/support/sqs.ts';
import { NO_USE, plus, type Use } from './bill.ts';

type Reaction = (event: SQSEvent, ctx: Context) => Promise<SQSBatchResponse>;

export const reactions: Readonly<Record<string, Reaction>> = {
  'roll-up-coverage': rollUpCoverage,
  'roll-up-cases': rollUpCases,
  'publish-chunks': publishChunks,
  'fill-inboxes': fillInboxes,
  'gather-messages': enqueueNotices,
};

/** A message is sent, received and deleted: three requests, each message by itself, as it is when little happens. */
const REQUESTS_A_MESSAGE = 3;

const receiversOf = (type: string) =>
  consumers.filter(({ from }) => 'types' in from && from.types.includes(type)).map(({ name }) => name);

const react = async (event: BusEvent, name: string, ctx: Context): Promise<Use> => {
  const answer = await reactions[name]?.(queued(event), ctx);
  if (answer?.batchItemFailures.length !== 0) throw new Error(`The consumer ${name} handed a message back.`);
  return { ...NO_USE, lambdaCalls: 1, queueRequests: REQUESTS_A_MESSAGE };
};

/** Whether the stream's filter lets it through to the publisher. */
const isPublished = ({ before, after }: Change): boolean => {
  const item = after ?? before;
  return item !== undefined && publishedAs(item) !== undefined;
};

/**
 * Lets the stream, the bus, the queues and the consumers do what follows from a call, until nothing follows any more. One
 * run of the publisher for all that was written at once; one of a consumer for each event.
 */
export const followEffects = async (take: () => Change[], ctx: Context): Promise<Use> => {
  let use = NO_USE;
  for (let changes = take(); changes.length > 0; changes = take()) {
    const events = changes.map(eventOf).filter((event) => event !== undefined);
    use = plus(use, { ...NO_USE, lambdaCalls: changes.some(isPublished) ? 1 : 0, events: events.length });
    for (const event of events)
      for (const name of receiversOf(event.type)) use = plus(use, await react(event, name, ctx));
  }
  return use;
};
