import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Price = z.number().check(z.minimum(0));

/** What AWS asks, in US dollars: one file for each region and month, so that an old sum can be made again. */
const Prices = z.strictObject({
  region: z.string(),
  asOf: z.string(),
  source: z.string(),
  perMillion: z.strictObject({
    gatewayRequests: Price,
    lambdaCalls: Price,
    writeUnits: Price,
    readUnits: Price,
    events: Price,
    queueRequests: Price,
    scheduledCalls: Price,
  }),
  lambdaGbSecond: Price,
  logGb: Price,
  tableGbMonth: Price,
  recoveryGbMonth: Price,
  keyMonth: Price,
  alarmMonth: Price,
  freeAlarms: z.int().check(z.minimum(0)),
});
export type Prices = z.infer<typeof Prices>;

export const pricesOf = (name: string): Prices =>
  Prices.parse(JSON.parse(readFileSync(join(import.meta.dirname, `prices-${name}.json`), 'utf8')));
