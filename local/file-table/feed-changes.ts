import type { _Record as Change } from '@aws-sdk/client-dynamodb-streams';
import type { Log } from '../../shared/base/log.ts';
import { type Feed, type Feeding, keepRunning, pause } from '../keep-running.ts';
import { type Reaction, react, sequenceOf } from '../stream-batch.ts';
import type { Checkpoint } from '../stream-checkpoint.ts';
import type { Changes } from './changes.ts';

const LOOK_AGAIN_MS = 100;
const AT_ONCE = 100;
const BEFORE_ALL = '0';

/** Feeds the changes of a file to a reaction, in order and at least once: the place is kept after each batch. */
export const feedChanges = (changes: Changes, reaction: Reaction, checkpoint: Checkpoint, log: Log): Feed => {
  const run = async ({ stopping, wentWell }: Feeding): Promise<void> => {
    const stopped = () => stopping.aborted;
    const place = changes.place();
    const done = (last: Change) => checkpoint.save(place, sequenceOf(last));
    while (!stopped()) {
      const some = changes.after(checkpoint.after(place) ?? BEFORE_ALL, AT_ONCE);
      await react(reaction, some, { done, stopped, log });
      wentWell();
      if (some.length === 0) await pause(LOOK_AGAIN_MS, stopping);
    }
  };
  return keepRunning(reaction.name, run, log);
};
