import { beforeEach, describe, expect, it } from 'vitest';
import { caseApi, ID, report, township, worker } from '../support/case-api.ts';

let { call, table, step } = caseApi();
beforeEach(() => {
  ({ call, table, step } = caseApi());
});

describe('merging', () => {
  const OTHER = '01JQ0000000000000000000002';
  const both = async () => {
    await call('POST', '/cases', worker, { body: report });
    await call('POST', '/cases', worker, { body: { ...report, id: OTHER } });
  };

  it('is offered for cases of the same kind and subject, and undone without a trace in the clock', async () => {
    await both();
    expect((await call('GET', `/cases/${OTHER}/duplicates`, township)).body.items).toMatchObject([
      { id: ID },
    ]);
    const before = await call('GET', `/cases/${OTHER}`, township);
    const merged = await call('POST', `/cases/${OTHER}/merge`, township, { body: { into: ID } });
    expect(merged.body).toMatchObject({ status: 'merged', into: ID });
    expect((await call('GET', `/cases/${ID}`, township)).body).toMatchObject({ reporters: 2 });
    await call('POST', `/cases/${OTHER}/unmerge`, township);
    expect((await call('GET', `/cases/${OTHER}`, township)).body.clock).toEqual(before.body.clock);
    expect((await call('GET', `/cases/${ID}`, township)).body).toMatchObject({ reporters: 1 });
  });

  it('leaves both as they were when one cannot be written', async () => {
    await both();
    await step(township, 'refuse', { words: 'Not here.', goTo: 'The county.' });
    const stored = table.all();
    expect(await call('POST', `/cases/${OTHER}/merge`, township, { body: { into: ID } })).toMatchObject({
      status: 409,
    });
    expect(table.all()).toEqual(stored);
  });
});
