import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';

const Kept = z.object({ shard: z.string(), sequence: z.string() });

/** How far a reader of the stream has come, by shard. */
export interface Checkpoint {
  after(shard: string): string | undefined;
  save(shard: string, sequence: string): void;
}

const read = (file: string): z.infer<typeof Kept> | undefined => {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not there yet, or of an older form: reading the whole stream again does no harm, losing a part would.
    return undefined;
  }
};

/** Kept in a file that is replaced at one stroke, so that a kill leaves the old place or the new one. */
export const checkpointIn = (file: string): Checkpoint => {
  let kept = read(file);
  return {
    after: (shard) => (kept?.shard === shard ? kept.sequence : undefined),
    save(shard, sequence) {
      kept = { shard, sequence };
      writeFileSync(`${file}.new`, JSON.stringify(kept));
      renameSync(`${file}.new`, file);
    },
  };
};
