import { addMs, type Instant } from '../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import { nextOfficeMoment } from '../../deadline/rules/count-days.ts';
import type { Channel } from './channel.ts';

const MINUTE_MS = 60_000;
/** What arrives within this time goes out as one message. */
const DIGEST_AFTER_MS = 15 * MINUTE_MS;
export const MOST_ATTEMPTS = 6;

/** How an attempt went; `gone`: the receiver says that it will never take anything again. */
export type Attempt = 'sent' | 'failed' | 'gone';

/** A run that is at one message for longer has died, and the next one sends it. No sender has that much patience. */
const LEASE_MS = 5 * MINUTE_MS;

/** People are told in their working hours; a machine at any time. */
export const inItsHours = ({ target }: Channel, at: Instant): Instant =>
  target.type === 'webhook' ? at : nextOfficeMoment(at, PREFECTURE_CALENDAR);

/** When a way that has nothing to do wakes up for what has just arrived. */
export const wakeAt = (channel: Channel, now: Instant): Instant =>
  channel.target.type === 'webhook' ? now : inItsHours(channel, addMs(now, DIGEST_AFTER_MS));

/** The earliest moment at which a way may carry something. */
export const mayGoAt = (channel: Channel, at: Instant, urgent: boolean): Instant =>
  urgent ? at : inItsHours(channel, at);

/** Awake for something urgent. With it the digest is another one, and attempts at it begin anew. */
export const hurried = (channel: Channel, now: Instant): Channel => ({
  ...channel,
  version: channel.version + 1,
  attempts: 0,
  nextAt: channel.nextAt !== undefined && channel.nextAt < now ? channel.nextAt : now,
});

/** Until when a run takes a way to itself. */
export const leaseUntil = (now: Instant): Instant => addMs(now, LEASE_MS);

/** 1, 4, 16, 64 and 256 minutes: some six hours in all before a digest is given up. */
const backOffMs = (attempts: number): number => MINUTE_MS * 4 ** (attempts - 1);

interface SentDigest {
  /** The last sequence of the digest that was attempted. */
  readonly upTo: number;
  /** The last sequence that has arrived by now, and the last one that was urgent. */
  readonly last: number;
  readonly urgentUpTo: number;
  readonly now: Instant;
}

/**
 * A channel after an attempt. What fails six times is given up and counted, so that one digest blocks nobody; the notices
 * are kept, and replaying sends them again.
 */
export const afterAttempt = (
  channel: Channel,
  attempt: Exclude<Attempt, 'gone'>,
  { upTo, last, urgentUpTo, now }: SentDigest,
): Channel => {
  const { nextAt: _, ...rest } = channel;
  const next = { ...rest, version: channel.version + 1 };
  const attempts = channel.attempts + 1;
  const leftAt = (at: Instant, after: number) => mayGoAt(channel, at, urgentUpTo > after);
  if (attempt === 'failed' && attempts < MOST_ATTEMPTS)
    return { ...next, attempts, nextAt: leftAt(addMs(now, backOffMs(attempts)), channel.sentUpTo) };
  const givenUp = attempt === 'failed' ? channel.givenUp + 1 : channel.givenUp;
  const moved = { ...next, attempts: 0, sentUpTo: upTo, givenUp };
  return upTo < last ? { ...moved, nextAt: leftAt(now, upTo) } : moved;
};

/** An unconfirmed channel after an attempt to send its code: asleep, or tried again as often as anything else. */
export const afterCode = (channel: Channel, attempt: Attempt, now: Instant): Channel => {
  const { nextAt: _, ...rest } = channel;
  const next = { ...rest, version: channel.version + 1 };
  const attempts = channel.attempts + 1;
  if (attempt === 'sent') return { ...next, attempts: 0 };
  return attempts < MOST_ATTEMPTS
    ? { ...next, attempts, nextAt: addMs(now, backOffMs(attempts)) }
    : { ...next, attempts };
};

/** Sends again what came after `cursor`. */
export const replayed = (channel: Channel, cursor: number, now: Instant): Channel => ({
  ...channel,
  version: channel.version + 1,
  sentUpTo: Math.min(cursor, channel.sentUpTo),
  attempts: 0,
  nextAt: inItsHours(channel, now),
});
