import { setTimeout } from 'node:timers/promises';
import type { _Record as Change } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod/mini';
import type { Log } from '../shared/base/log.ts';

const MOST_TRIES = 10;
const LONGEST_PAUSE_MS = 200;
const FIRST_PAUSE_MS = 50;

const Answer = z.nullish(
  z.object({ batchItemFailures: z._default(z.array(z.object({ itemIdentifier: z.string() })), []) }),
);

export interface Reaction {
  readonly name: string;
  readonly handle: (event: unknown) => Promise<unknown>;
  /** Takes what could not be handled in ten attempts. */
  readonly giveUp: (body: string) => void;
}

export const sequenceOf = ({ dynamodb }: Change): string => dynamodb?.SequenceNumber ?? '';

/** Lambda hands times over in seconds since 1970. */
const record = ({ dynamodb, ...change }: Change) => ({
  ...change,
  eventSourceARN: 'arn:aws:dynamodb:local:000000000000:table/doorstep/stream/local',
  dynamodb: {
    ...dynamodb,
    ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1_000,
  },
});

/** How many changes, from the first, have been dealt with. */
const handled = async ({ name, handle }: Reaction, changes: readonly Change[], log: Log): Promise<number> => {
  try {
    const answer = Answer.parse(await handle({ Records: changes.map(record) }));
    const failed = new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const first = changes.findIndex((change) => failed.has(sequenceOf(change)));
    return first === -1 ? changes.length : first;
  } catch (error) {
    log.failed('a consumer failed', error, { consumer: name, changes: changes.length });
    return 0;
  }
};

interface Progress {
  /** Told after each part that has been dealt with. */
  readonly done: (last: Change) => void;
  readonly stopped: () => boolean;
  readonly log: Log;
}

/** Tries one change alone, ten times in all, then gives it up so that the rest can go on. False: stopped before that. */
const insist = async (reaction: Reaction, change: Change, { stopped, log }: Progress): Promise<boolean> => {
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    await setTimeout(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries));
    if (stopped()) return false;
    if ((await handled(reaction, [change], log)) === 1) return true;
  }
  reaction.giveUp(JSON.stringify({ keys: change.dynamodb?.Keys, sequence: sequenceOf(change) }));
  return true;
};

/** Takes changes through a reaction in order and at least once, as Lambda does. */
export const react = async (
  reaction: Reaction,
  changes: readonly Change[],
  progress: Progress,
): Promise<void> => {
  let rest = changes;
  while (rest.length > 0 && !progress.stopped()) {
    const count = await handled(reaction, rest, progress.log);
    const last = rest[count - 1];
    if (last !== undefined) progress.done(last);
    const stuck = rest[count];
    if (stuck === undefined) return;
    if (!(await insist(reaction, stuck, progress))) return;
    progress.done(stuck);
    rest = rest.slice(count + 1);
  }
};
