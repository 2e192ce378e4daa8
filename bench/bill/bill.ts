import type { Prices } from './prices.ts';

/** What was counted, of one call or of a month of them. */
export interface Use {
  readonly gatewayRequests: number;
  readonly lambdaCalls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly events: number;
  readonly queueRequests: number;
  readonly scheduledCalls: number;
}

export const NO_USE: Use = {
  gatewayRequests: 0,
  lambdaCalls: 0,
  writeUnits: 0,
  readUnits: 0,
  events: 0,
  queueRequests: 0,
  scheduledCalls: 0,
};

export const plus = (a: Use, b: Use): Use => ({
  gatewayRequests: a.gatewayRequests + b.gatewayRequests,
  lambdaCalls: a.lambdaCalls + b.lambdaCalls,
  writeUnits: a.writeUnits + b.writeUnits,
  readUnits: a.readUnits + b.readUnits,
  events: a.events + b.events,
  queueRequests: a.queueRequests + b.queueRequests,
  scheduledCalls: a.scheduledCalls + b.scheduledCalls,
});

export const times = (use: Use, n: number): Use => ({
  gatewayRequests: use.gatewayRequests * n,
  lambdaCalls: use.lambdaCalls * n,
  writeUnits: use.writeUnits * n,
  readUnits: use.readUnits * n,
  events: use.events * n,
  queueRequests: use.queueRequests * n,
  scheduledCalls: use.scheduledCalls * n,
});

/** What no engine on this machine can tell: how long AWS bills a call for, and what it writes to the log. */
export interface Assumed {
  readonly memoryGb: number;
  readonly billedMs: number;
  readonly logBytes: number;
}

const MILLION = 1_000_000;
const GB = 1_000_000_000;

/** In dollars, by part of the bill. */
export const priced = (use: Use, { perMillion, lambdaGbSecond, logGb }: Prices, assumed: Assumed) => ({
  gateway: (use.gatewayRequests * perMillion.gatewayRequests) / MILLION,
  lambda:
    (use.lambdaCalls * perMillion.lambdaCalls) / MILLION +
    use.lambdaCalls * assumed.memoryGb * (assumed.billedMs / 1_000) * lambdaGbSecond,
  table: (use.writeUnits * perMillion.writeUnits + use.readUnits * perMillion.readUnits) / MILLION,
  events:
    (use.events * perMillion.events +
      use.queueRequests * perMillion.queueRequests +
      use.scheduledCalls * perMillion.scheduledCalls) /
    MILLION,
  logs: ((use.lambdaCalls * assumed.logBytes) / GB) * logGb,
});
export type Bill = ReturnType<typeof priced>;

export const totalOf = (bill: Bill): number => Object.values(bill).reduce((sum, part) => sum + part, 0);

/** What stands there costs when nobody comes: the key and the alarms. */
export const existing = (alarms: number, { keyMonth, alarmMonth, freeAlarms }: Prices): number =>
  keyMonth + Math.max(0, alarms - freeAlarms) * alarmMonth;
