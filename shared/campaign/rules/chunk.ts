import * as z from 'zod/mini';
import { CampaignId } from '../../base/campaign-id.ts';
import { Version } from '../../base/id.ts';
import { addMs, Instant } from '../../base/instant.ts';

const common = {
  campaign: CampaignId,
  plan: Version,
  number: z.int().check(z.minimum(0)),
  version: Version,
  /** How often somebody has begun to write it. */
  attempts: z.int().check(z.minimum(0)),
  calledAt: Instant,
};

const EnqueuedChunk = z.strictObject({ status: z.literal('called'), ...common });
const LeasedChunk = z.strictObject({ status: z.literal('taken'), ...common, until: Instant });
const WrittenChunk = z.strictObject({
  status: z.literal('written'),
  ...common,
  tasks: z.int().check(z.minimum(0)),
});

/** The chunk status: how far one part of a campaign is. `called` enqueues it, for the stream sends a message then. */
export const Chunk = z.discriminatedUnion('status', [EnqueuedChunk, LeasedChunk, WrittenChunk]);
export type Chunk = z.infer<typeof Chunk>;

/** Longer than a function may run, and shorter than the queue hides a message: whoever held it is gone by then. */
const LEASE_MS = 2 * 60_000;
/** A message comes again after six minutes, five times at most; after that somebody has to requeue it. */
const REQUEUE_MS = 40 * 60_000;

export interface ChunkChange {
  readonly before: Chunk | undefined;
  readonly after: Chunk;
}

const isLost = (chunk: Chunk, now: Instant): boolean =>
  chunk.status !== 'written' && addMs(chunk.calledAt, REQUEUE_MS) <= now;

/** Which chunks of a plan have to be enqueued at `now`: those that never were, and those that nobody has finished. */
export const toEnqueue = (
  {
    campaign,
    plan,
    chunks,
  }: { readonly campaign: CampaignId; readonly plan: number; readonly chunks: number },
  known: readonly Chunk[],
  now: Instant,
): ChunkChange[] => {
  const byNumber = new Map(known.map((chunk) => [chunk.number, chunk]));
  return Array.from({ length: chunks }, (_, number): ChunkChange[] => {
    const before = byNumber.get(number);
    if (before !== undefined && !isLost(before, now)) return [];
    const { version, attempts } = before ?? { version: 0, attempts: 0 };
    const after = { campaign, plan, number, version: version + 1, attempts, calledAt: now };
    return [{ before, after: { status: 'called', ...after } }];
  }).flat();
};

/** What to do with a message about a chunk: write it, leave it because it is written, or look again later. */
export type LeaseDecision =
  | { readonly do: 'write'; readonly after: Extract<Chunk, { status: 'taken' }>; readonly first: boolean }
  | { readonly do: 'leave' }
  | { readonly do: 'later' };

export const leaseFor = (chunk: Chunk, now: Instant): LeaseDecision => {
  if (chunk.status === 'written') return { do: 'leave' };
  if (chunk.status === 'taken' && now < chunk.until) return { do: 'later' };
  const { campaign, plan, number, version, attempts, calledAt } = chunk;
  const after = { campaign, plan, number, version: version + 1, attempts: attempts + 1, calledAt };
  return {
    do: 'write',
    after: { status: 'taken', ...after, until: addMs(now, LEASE_MS) },
    first: attempts === 0,
  };
};

export const written = (
  { until: _, ...chunk }: Extract<Chunk, { status: 'taken' }>,
  tasks: number,
): Chunk => ({ ...chunk, status: 'written', version: chunk.version + 1, tasks });
