import type { Attempt } from '../../domain/message/deliver.ts';
import type { Digest, Way } from '../../domain/message/way.ts';

/** The one interface of all ways: takes a digest to its target, and says how it went. Never throws for the target. */
export type Carry = (way: Way, digest: Digest) => Promise<Attempt>;
