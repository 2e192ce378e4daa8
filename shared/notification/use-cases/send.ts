import type { Channel, Digest } from '../rules/channel.ts';
import type { Attempt } from '../rules/deliver.ts';

/** What a run has done for one channel. */
export type Outcome = 'changed' | 'skipped' | 'given-up';

/** The one interface of all channels: takes a digest to its target, and says how it went. Never throws for the target. */
export type Send = (channel: Channel, digest: Digest) => Promise<Attempt>;
