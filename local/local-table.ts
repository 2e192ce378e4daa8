import type { Log } from '../shared/base/log.ts';
import type { Table } from '../shared/table/table.ts';
import type { Feed } from './keep-running.ts';
import type { Reaction } from './stream-batch.ts';
import type { Checkpoint } from './stream-checkpoint.ts';

/** The table of this machine with its stream, wherever it is kept. */
export interface LocalTable {
  readonly table: Table;
  /** Why it is not kept where it is as a rule; for whoever starts the host. */
  readonly notice?: string;
  /** Settles when what keeps it ends by itself. */
  readonly ended: Promise<unknown>;
  /** From here on its changes are kept: what was written before is no news. */
  openStream(): Promise<void>;
  feed(reaction: Reaction, checkpoint: Checkpoint, log: Log): Feed;
}
