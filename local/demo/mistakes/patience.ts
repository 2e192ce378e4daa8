import { setTimeout } from 'node:timers/promises';
import { newUlid } from '../../../shared/runtime/context.ts';
import type { Json } from '../api.ts';

const TRIES = 240;
const PAUSE_MS = 250;

export const newId = (): string => newUlid(Date.now());

/** Asks again until something is there: what the stream and the queues bring comes a moment later. */
export const patiently = async (ask: () => Promise<Json[]>): Promise<Json[]> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await ask();
    if (found.length > 0) return found;
    await setTimeout(PAUSE_MS);
  }
  return [];
};
