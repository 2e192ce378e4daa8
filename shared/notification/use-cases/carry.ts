import type { Attempt } from '../rules/deliver.ts';
import type { Digest, Way } from '../rules/way.ts';

/** The one interface of all ways: takes a digest to its target, and says how it went. Never throws for the target. */
export type Carry = (way: Way, digest: Digest) => Promise<Attempt>;
