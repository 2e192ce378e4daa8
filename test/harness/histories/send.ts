import type { Answered } from '../../support/call.ts';
import { pick } from '../campaign-kills/chance.ts';
import type { Draw } from './draw.ts';
import { type Fate, lifeOver } from './life.ts';
import { isDone, type Operation, type Sending } from './operation.ts';
import { isoOf, type Request, serve } from './servers.ts';
import type { World } from './world.ts';

const IS_STRUCK = 0.12;
const IS_LOST = 0.12;
const LAST_REQUEST = 14;
/** By then nothing goes wrong any more. */
const MOST_TROUBLES = 3;
const MOST_SENDINGS = 7;

const fateFrom = (draw: Draw): Fate | undefined => {
  const [isStruck, request] = [draw.chance() < IS_STRUCK, 1 + pick(draw.chance, LAST_REQUEST)];
  const [isLate, isDeadly] = [draw.isOneIn(2), draw.isOneIn(2)];
  return isStruck ? { request, when: isLate ? 'after' : 'before', isDeadly } : undefined;
};

/** One request to one instance; `fate`: what goes wrong there. */
export const sendOnce = async (
  { scheduler, chance, database, servers }: World,
  request: Request,
  fate: Fate | undefined,
  isLost: boolean,
): Promise<Sending> => {
  await scheduler.turn();
  const from = scheduler.turns();
  const errors: string[] = [];
  const life = lifeOver(database, scheduler, chance, fate);
  const answered = await serve(servers.contextOn(life.table, errors), request, isoOf(scheduler.now()));
  const isGone = life.wasStruck() && (fate?.isDeadly || answered.status >= 500);
  const answer = isGone ? undefined : answered;
  return {
    from,
    to: scheduler.turns(),
    answer,
    isHeard: answer !== undefined && !isLost,
    wasStruck: life.wasStruck(),
    wrote: life.wrote,
    keys: life.keys,
    errors,
  };
};

/** Somebody whose token was withdrawn signs in again, and may have to wait until the clocks agree. */
export const isSignedOut = ({ status, body }: Answered): boolean =>
  status === 403 && String(body?.detail).startsWith('Your access was changed');

const LONGEST_PAUSE_MS = 90_000;
const CLOCKS_AGREE_MS = 11 * 60_000;

const pauseAfter = ({ answer }: Sending, draw: Draw): number =>
  answer !== undefined && isSignedOut(answer) ? CLOCKS_AGREE_MS : 1 + draw.upTo(LONGEST_PAUSE_MS);

const isFinal = ({ answer, isHeard }: Sending) =>
  isHeard && answer !== undefined && answer.status < 500 && !isSignedOut(answer);

/** The same request, again and again until its client has heard an answer. */
export const sendUntilAnswered = async (world: World, operation: Operation, draw: Draw): Promise<void> => {
  for (let n = 0; n < MOST_SENDINGS; n += 1) {
    const isQuiet = n >= MOST_TROUBLES;
    const fate = isQuiet ? undefined : fateFrom(draw);
    const isLost = !isQuiet && draw.chance() < IS_LOST;
    const sending = await sendOnce(world, operation.request, fate, isLost);
    operation.sendings.push(sending);
    if (sending.answer !== undefined && isDone(sending.answer))
      operation.learn?.(sending.answer, world.known);
    if (isFinal(sending)) return;
    await world.scheduler.sleep(pauseAfter(sending, draw));
  }
};
