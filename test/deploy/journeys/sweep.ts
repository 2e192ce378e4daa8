import assert from 'node:assert/strict';
import { schedules } from '../../../events/schedules.ts';
import { routes } from '../../../functions/http/cases/routes.ts';
import { constructId } from '../../../infra/constructs/service-context.ts';
import { contextOver, newUlid } from '../../../shared/runtime/context.ts';
import { powertoolsLog } from '../../../shared/runtime/log.ts';
import { dynamoTable } from '../../../shared/table/dynamo-table.ts';
import { callerOf } from '../../support/call.ts';
import { eventually } from '../eventually.ts';
import { logLines } from '../log-group.ts';
import { oneOf } from '../stack.ts';
import { GRID, type Scene } from './scene.ts';

const LONG_AGO = '2026-03-02T01:00:00.000Z';

/** A case reported long ago, as if nobody had looked at it since. */
const forgottenCase = async ({ cloud, outputs }: Scene): Promise<string> => {
  const table = dynamoTable(cloud.table, outputs.TableName);
  const call = callerOf(
    routes,
    contextOver(table, powertoolsLog(), () => LONG_AGO),
  );
  const id = newUlid(Date.parse(LONG_AGO));
  const worker = { sub: 'w-zhuoma', doorstep_role: 'worker', doorstep_area: GRID };
  const subject = { type: 'area', id: GRID };
  const body = { id, kind: 'public-space', subject, words: 'The bridge has no rail.' };
  const { status } = await call('POST', '/cases', worker, { body });
  assert.equal(status, 201);
  return id;
};

/** Scheduler, which nobody calls, ticks the jobs: what was forgotten is found, marked and certified. */
export const forgottenCaseIsFound = async (scene: Scene, signal: AbortSignal): Promise<void> => {
  const id = await forgottenCase(scene);
  const supervisor = await scene.api.as('s-prefecture');
  const seen = await eventually(
    () => supervisor.get(`/cases/${id}`),
    ({ overdueAt }) => overdueAt !== undefined,
    signal,
    180_000,
  );
  assert.equal(seen.timeline.at(-1).step, 'ladder');
  const { items } = await supervisor.get('/sweeps?job=overdue');
  assert(
    items.some(({ complete, changed }: { complete: boolean; changed: number }) => complete && changed > 0),
    'a certificate tells of it',
  );
};

/** Every job of the list has been run by Scheduler. */
export const everyJobHasRun = async ({ cloud, resources }: Scene, signal: AbortSignal): Promise<void> => {
  for (const { name } of schedules) {
    const log = oneOf(resources, 'AWS::Logs::LogGroup', `${constructId(name)}Log`).name;
    await eventually(
      () => logLines(cloud, log),
      (lines) => lines.includes('END RequestId'),
      signal,
      180_000,
    );
  }
};
