import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';

type Handler = (event: unknown, context: Context) => Promise<unknown>;

const EntryPoint = z.object({ handler: z.custom<Handler>((it) => typeof it === 'function') });

/** Lambda's own limit for a request; nothing here enforces it. */
const REMAINING_MS = 30_000;

const contextOf = (name: string): Context => ({
  awsRequestId: crypto.randomUUID(),
  callbackWaitsForEmptyEventLoop: false,
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${name}`,
  logGroupName: name,
  logStreamName: 'local',
  memoryLimitInMB: '256',
  getRemainingTimeInMillis: () => REMAINING_MS,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});

/** The handler of an entry point under `functions/`, called as Lambda calls it. */
export const loadHandler = async (entry: string): Promise<(event: unknown) => Promise<unknown>> => {
  const { href } = new URL(`../functions/${entry}`, import.meta.url);
  const { handler } = EntryPoint.parse(await import(href));
  return (event) => handler(event, contextOf(entry));
};
