import { CLOCK_SHARDS, COUNTER_SLICES, type Key, pad, slot } from '../../table/key.ts';

export const workPartition = (assignee: string) => `WORK#${assignee}`;
export const caseClock = (id: string) => `CLOCK#${slot(id, CLOCK_SHARDS)}`;
export const caseClockShard = (shard: number) => `CLOCK#${shard}`;
export const openCasesPartition = (township: string) => `OPEN#${township}`;
export const endedCasesPartition = (township: string, month: string) => `ENDED#${township}#${month}`;
export const casesAboutPartition = (id: string) => `SUBJECT#${id}`;
export const toAskPartition = (township: string) => `TO-ASK#${township}`;
/** Answers that somebody has to verify. */
export const toVerifyPartition = (worker: string) => `TO-VERIFY#${worker}`;
/** Orders that a unit or a worker has to answer. */
export const toAnswerPartition = (assignee: string) => `TO-ANSWER#${assignee}`;
export const ordersPartition = (area: string) => `ORDERS#${area}`;
export const caseKey = (id: string): Key => ({ pk: `CASE#${id}`, sk: 'CASE' });
export const entryKey = (id: string, version: number): Key => ({
  pk: `CASE#${id}`,
  sk: `ENTRY#${pad(version)}`,
});
export const caseCounterKey = (grid: string, month: string, caseId: string): Key => ({
  pk: `TALLY#${grid}`,
  sk: `CASES#${month}#${slot(caseId, COUNTER_SLICES)}`,
});
/** The same case once more, for whoever has to verify it: it lies with its assignee all the while. */
export const toVerifyKey = (caseId: string): Key => ({ pk: `CASE#${caseId}`, sk: 'TO-VERIFY' });
export const followUpKey = (caseId: string, id: string): Key => ({
  pk: `CASE#${caseId}`,
  sk: `FOLLOW-UP#${id}`,
});
