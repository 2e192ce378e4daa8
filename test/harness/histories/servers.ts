import { AsyncLocalStorage } from 'node:async_hooks';
import type { Route } from '../../../shared/http/endpoint.ts';
import { areaHandler } from '../../../shared/http/router.ts';
import { useAttachmentFiles } from '../../../shared/runtime/attachment-files.ts';
import { useCaseFiles } from '../../../shared/runtime/case-files.ts';
import { contextOver } from '../../../shared/runtime/context.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { Table } from '../../../shared/table/table.ts';
import { allEndpoints } from '../../support/all-endpoints.ts';
import { type Answered, answered, type Claims, eventFor } from '../../support/call.ts';
import { filesInMemory } from '../../support/files/attachment-files.ts';
import { emptyBucket } from '../../support/files/case-files.ts';
import { pick } from '../campaign-kills/chance.ts';
import type { Scheduler } from './scheduler.ts';

const INSTANCES = 4;
/** R9: what the clocks of two instances may differ from the right time. */
const MOST_SKEW_MS = 5 * 60_000;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const everything: readonly Route[] = await allEndpoints();
const serving = new AsyncLocalStorage<Context>();
const handler = areaHandler(everything, () => {
  const ctx = serving.getStore();
  if (ctx === undefined) throw new Error('Nobody serves.');
  return ctx;
});

useAttachmentFiles(filesInMemory());
useCaseFiles(emptyBucket);

export interface Request {
  readonly who: Claims;
  readonly method: string;
  readonly target: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who asks has just signed in: `iat` is the right time. */
export const serve = (ctx: Context, request: Request, now: string): Promise<Answered> =>
  serving.run(ctx, async () => {
    const { who, method, target, ...told } = request;
    const event = eventFor(method, target, who, told, now);
    return answered(event, await handler(event, {} as never));
  });

export const isoOf = (ms: number): string => new Date(ms).toISOString();

/** Where in our code an error was made: the first place in a trace. */
export const placeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const [place] = [
    ...(error.stack ?? '').matchAll(/((?:shared|functions)\/[\w./-]+\.ts)(?:\?[^:]*)?:(\d+)/g),
  ].map(([, file, line]) => `${file}:${line}`);
  return `${error.name}: ${error.message} at ${place ?? '?'}`;
};

/** What went wrong, as the log heard of it. */
export const notedLog = (errors: string[]): Context['log'] => ({
  info: () => {},
  failed: (message, error) => void errors.push(`${message}: ${placeOf(error)}`),
});

/** Running instances: each keeps what it has read for a while, and has a clock of its own. */
export const serversOn = (scheduler: Scheduler, chance: () => number) => {
  const instances = Array.from({ length: INSTANCES }, () => ({
    instance: {},
    skewMs: pick(chance, 2 * MOST_SKEW_MS) - MOST_SKEW_MS,
  }));
  const ulid = () => {
    const time = Array.from(
      { length: 10 },
      (_, n) => CROCKFORD[Math.floor(scheduler.now() / 32 ** (9 - n)) % 32],
    );
    return [...time, ...Array.from({ length: 16 }, () => CROCKFORD[pick(chance, 32)])].join('');
  };
  return {
    newId: ulid,
    contextOn(table: Table, errors: string[]): Context {
      const { instance, skewMs } = instances[pick(chance, INSTANCES)] ?? { instance: {}, skewMs: 0 };
      return {
        ...contextOver(table, notedLog(errors), () => isoOf(scheduler.now() + skewMs)),
        instance,
        newId: ulid,
        random: (bytes) => Uint8Array.from({ length: bytes }, () => pick(chance, 256)),
      };
    },
  };
};
