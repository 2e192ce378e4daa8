import { beforeEach, describe, expect, it } from 'vitest';
import { revokeTokens } from '../../shared/access/store/control-record.ts';
import { caseApi, county, handler, ID, neighbour, report } from '../support/case-api.ts';
import { GRID, hoursLater } from '../support/cases.ts';

let { call, table, ctx, log, moveTo, toVerified } = caseApi();
beforeEach(() => {
  ({ call, table, ctx, log, moveTo, toVerified } = caseApi());
});

describe('GET /cases/{caseId}', () => {
  it('shows a handler everything and notes in the access log that they read it', async () => {
    await toVerified();
    const { body } = await call('GET', `/cases/${ID}`, handler);
    expect(body).toMatchObject({ shown: 'whole', subject: { id: GRID } });
    expect(body.timeline[0]).toMatchObject({ step: 'reported', words: report.words });
    expect(table.all().filter(({ pk }) => pk.startsWith('ACCESS#'))).toMatchObject([
      { reader: 'h-roads', purpose: 'case.track' },
    ]);
  });

  it('shows the county stages and deadlines, and neither words nor subject', async () => {
    await toVerified();
    const { body } = await call('GET', `/cases/${ID}`, county);
    expect(body).toMatchObject({ shown: 'trace', status: 'verifying' });
    expect(body).not.toHaveProperty('subject');
    expect(JSON.stringify(body)).not.toContain('lane');
  });

  it('shows nothing when the access log cannot be written', async () => {
    await toVerified();
    table.load = () => Promise.reject(new Error('no log today'));
    const answer = await call('GET', `/cases/${ID}`, handler);
    expect(answer).toMatchObject({ status: 500, body: { title: 'failed' } });
    expect(JSON.stringify(answer)).not.toContain('lane');
    expect(log.lines).toHaveLength(1);
  });

  it.each([{ who: neighbour }, { who: { ...county, doorstep_area: '623001' } }])(
    'is as if it did not exist for others',
    async ({ who }) => {
      await toVerified();
      const missing = await call('GET', '/cases/01JQ0000000000000000000009', who);
      expect(await call('GET', `/cases/${ID}`, who)).toMatchObject({ status: 404, body: missing.body });
    },
  );

  it('is refused at the next request once access was withdrawn', async () => {
    await toVerified();
    await revokeTokens(ctx, 'h-roads', hoursLater(1));
    expect(await call('GET', `/cases/${ID}`, handler)).toMatchObject({ status: 403 });
    moveTo(hoursLater(2));
    expect(await call('GET', `/cases/${ID}`, handler)).toMatchObject({ status: 200 });
  });
});
