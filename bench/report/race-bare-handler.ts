import * as z from 'zod/mini';
import { routes } from '../../functions/http/cases/routes.ts';
import { Report } from '../../shared/case/rules/report.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import type { HttpAnswer, HttpEvent } from '../../shared/http/http-event.ts';
import { areaHandler } from '../../shared/http/router.ts';
import { eventFor } from '../../test/support/call.ts';
import { testContext } from '../../test/support/context.ts';
import { alternate } from '../alternate.ts';
import { type Spread, spreadOf } from '../spread.ts';
import { lambdaContext } from './lambda-context.ts';
import { reportNo, workerNo } from './sample-reports.ts';

const CALLS = 5_000;

const { ctx } = testContext();

/** Both do the same work, which is none: they take a report and answer with its id. */
const idle = endpoint({
  method: 'POST',
  path: '/cases',
  action: 'case.report',
  summary: 'Takes a report and does nothing with it.',
  body: Report,
  answers: z.object({ id: z.string() }),
  run: async ({ body }) => ({ id: body.id }),
});

/** Behind the router of the whole area, because that is what a report passes. */
const ours = areaHandler([...routes.filter(({ action }) => action !== idle.action), idle], () => ctx);

const bare = async (event: HttpEvent): Promise<HttpAnswer> => {
  const { id } = JSON.parse(event.body ?? '');
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) };
};

/** Of the processor's time, not of the clock on the wall: both are busy all along, and the machine may be shared. */
const microsecondsACall = async (
  events: readonly HttpEvent[],
  work: (event: HttpEvent) => Promise<unknown>,
): Promise<number> => {
  const before = process.threadCpuUsage();
  for (const event of events) await work(event);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / events.length;
};

export interface Overhead {
  readonly bareUs: Spread;
  readonly oursUs: Spread;
  /** What middy, router, permissions and parsing add to one call, in microseconds: at most 20. */
  readonly addedUs: Spread;
}

/** P10: our way of serving a call against a function that parses, answers and knows no rule. */
export const raceBareHandler = async (pairs: number): Promise<Overhead> => {
  const events = Array.from({ length: CALLS }, (_, n) =>
    eventFor('POST', '/cases', workerNo(n), { body: reportNo(n) }, ctx.now()),
  );
  const results = await alternate(
    pairs,
    () => microsecondsACall(events, bare),
    () => microsecondsACall(events, (event) => ours(event, lambdaContext)),
  );
  return {
    bareUs: spreadOf(results.map(({ baseline }) => baseline)),
    oursUs: spreadOf(results.map(({ candidate }) => candidate)),
    addedUs: spreadOf(results.map(({ baseline, candidate }) => candidate - baseline)),
  };
};
