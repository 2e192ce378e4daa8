import { beforeEach, describe, expect, it } from 'vitest';
import { routes as imports } from '../../functions/http/imports/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { hoursLater } from '../support/cases.ts';
import * as people from '../support/register.ts';
import { home } from '../support/visits.ts';

const { GRID, registrar, colleague, foreignRegistrar, township } = people;
const HOME = home(1, GRID);
const IMPORT = '01JQ0000000000000000000071';

const setUp = () => aPrefecture([...imports, ...register, ...staff]);
let { call, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, moveTo } = await setUp());
});
const keyed = (key: string) => ({ 'idempotency-key': key });
const post = (path: string, body: object, who = registrar, headers = {}) =>
  call('POST', path, who, { body, headers });

describe('made again after its end', () => {
  const link = {
    subject: { type: 'household', id: HOME },
    worker: 'w-cairang',
    from: '2026-03-09',
    reason: 'assigned',
  };
  const linked = async () => {
    await post(`/links/${HOME}/2026-01-01/w-zhuoma/end`, { reason: 'other-worker' });
    expect((await post('/links', link)).status).toBe(201);
    expect((await post(`/links/${HOME}/2026-03-09/w-cairang/end`, { reason: 'asked-for' })).status).toBe(200);
    moveTo(hoursLater(3));
  };

  it('a link answers what stands, and never "live"', async () => {
    await linked();
    const answer = await post('/links', link);
    expect(answer.body).toMatchObject({ status: 'ended', to: '2026-03-09', endReason: 'asked-for' });
    expect((await call('GET', `/households/${HOME}`, registrar)).body.liaison).toBeUndefined();
  });

  it.each([
    { why: 'under a key of its own', body: link, who: registrar, headers: keyed('second-time') },
    { why: 'by a colleague', body: link, who: colleague, headers: {} },
    { why: 'for another reason', body: { ...link, reason: 'asked-for' }, who: registrar, headers: {} },
  ])(
    'a link asked for anew $why is refused with its end and with what to do',
    async ({ body, who, headers }) => {
      await linked();
      expect(await post('/links', body, who, headers)).toMatchObject({
        status: 409,
        body: {
          code: 'link.was-over',
          facts: { to: '2026-03-09' },
          detail: expect.stringMatching(/another day/),
        },
      });
      expect((await post('/links', { ...body, from: '2026-03-10' }, who)).body.status).toBe('planned');
    },
  );

  const deputy = {
    worker: 'w-zhuoma',
    deputy: 'w-cairang',
    from: '2026-03-09',
    to: '2026-03-20',
    reason: 'leave',
  };
  const stoodIn = async () => {
    expect((await post('/deputies', deputy, township)).status).toBe(201);
    moveTo(hoursLater(48));
    expect((await post('/deputies/w-zhuoma/2026-03-09/w-cairang/end', {}, township)).status).toBe(200);
    moveTo(hoursLater(50));
  };

  it('a deputy answers what stands', async () => {
    await stoodIn();
    expect((await post('/deputies', deputy, township)).body).toMatchObject({ to: '2026-03-11' });
  });

  it.each([
    { why: 'under a key of its own', body: deputy, headers: keyed('second-time') },
    { why: 'until another day', body: { ...deputy, to: '2026-03-25' }, headers: {} },
  ])('a deputy named anew $why is refused with the day and with what to do', async ({ body, headers }) => {
    await stoodIn();
    expect(await post('/deputies', body, township, headers)).toMatchObject({
      status: 409,
      body: { code: 'deputy.was-back', facts: { to: '2026-03-11' }, detail: expect.stringMatching(/anew/) },
    });
    expect((await post('/deputies', { ...body, from: '2026-03-12' }, township)).status).toBe(201);
  });

  const pema = { id: 'w-pema', name: 'Pema', role: 'worker', area: GRID };
  const left = async () => {
    expect((await post('/workers', pema)).status).toBe(201);
    expect((await post('/workers/w-pema/disable', { reason: 'long-leave' })).status).toBe(200);
    moveTo(hoursLater(3));
  };

  it('somebody of the staff is shown as they stand', async () => {
    await left();
    expect((await post('/workers', pema)).body).toMatchObject({ active: false, reason: 'long-leave' });
  });

  it.each([
    { why: 'under a key of its own', body: pema, who: registrar, headers: keyed('second-time') },
    { why: 'with another telephone', body: { ...pema, phone: '13900000004' }, who: registrar, headers: {} },
    { why: 'by a colleague', body: pema, who: colleague, headers: {} },
  ])('somebody of the staff $why is refused, and told how to come back', async ({ body, who, headers }) => {
    await left();
    expect(await post('/workers', body, who, headers)).toMatchObject({
      status: 409,
      body: { code: 'worker.left-enable', detail: expect.stringMatching(/enable/i) },
    });
  });

  it('whether somebody of another county has left is told to nobody', async () => {
    await left();
    const body = { ...pema, area: people.FOREIGN_GRID };
    expect(await post('/workers', body, foreignRegistrar)).toMatchObject({
      status: 409,
      body: { code: 'record.id-taken' },
    });
  });
});

describe('staff who return', () => {
  it('are enabled, changed and linked anew; an import says what to do before that', async () => {
    await post('/workers/w-zhuoma/disable', { reason: 'other-post' });
    const rows = [{ id: 'w-zhuoma', name: 'Zhuoma', phone: '13900000005' }];
    const send = () =>
      post(`/imports/${IMPORT}/chunks/0`, { kind: 'workers', rows, dryRun: true }).then(
        ({ body }) => body.results,
      );
    expect(await send()).toMatchObject([{ outcome: 'refused', code: 'row.worker-left' }]);
    moveTo(hoursLater(24));
    expect((await post('/workers/w-zhuoma/enable', {})).body).toMatchObject({ active: true });
    expect(await send()).toMatchObject([{ outcome: 'changed', fields: ['name', 'phone'] }]);
    expect((await call('GET', `/households/${HOME}`, registrar)).body.liaison).toBe('w-zhuoma');
  });
});
