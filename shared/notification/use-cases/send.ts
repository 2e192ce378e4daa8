import type { Channel, Digest } from '../rules/channel.ts';
import type { Attempt } from '../rules/deliver.ts';

/** The one interface of all channels: takes a digest to its target, and says how it went. Never throws for the target. */
export type Send = (channel: Channel, digest: Digest) => Promise<Attempt>;
