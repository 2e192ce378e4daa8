import { beforeEach, describe, expect, it } from 'vitest';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { township } from '../support/register.ts';

const setUp = () => aPrefecture(staff, []);
let { call, table } = await setUp();
beforeEach(async () => {
  ({ call, table } = await setUp());
});

const [A, B, C] = ['w-zhuoma', 'w-twin', 'w-cairang'];
const name = (worker = A, deputy = B, from = '2026-03-09', to = '2026-03-16') =>
  call('POST', '/deputies', township, { body: { worker, deputy, from, to, reason: 'leave' } });
const standing = () => table.all().filter(({ sk }) => sk.startsWith('DEPUTY#')).length;

describe('a deputy', () => {
  it.each([
    { why: 'two', before: [[A, B]], last: [B, A], worker: B, away: A },
    {
      why: 'three',
      before: [
        [A, B],
        [B, C],
      ],
      last: [C, A],
      worker: C,
      away: A,
    },
  ])('does not close a circle of $why', async ({ before, last, worker, away }) => {
    for (const [one, other] of before) expect((await name(one, other)).status).toBe(201);
    const closing = await name(last[0], last[1], '2026-03-15', '2026-03-20');
    expect(closing).toMatchObject({ status: 409, body: { code: 'deputy.circle', facts: { worker, away } } });
    expect(standing()).toBe(before.length);
    expect((await name(last[0], last[1], '2026-03-16', '2026-03-20')).status).toBe(201);
  });

  it('closes no circle with days that no one day belongs to', async () => {
    await name(A, B, '2026-03-09', '2026-03-12');
    await name(B, C, '2026-03-11', '2026-03-20');
    expect((await name(C, A, '2026-03-12', '2026-03-20')).status).toBe(201);
  });

  it.each([
    {
      pairs: [
        [A, B],
        [B, A],
      ],
    },
    {
      pairs: [
        [A, B],
        [B, C],
        [C, A],
      ],
    },
  ])('named with others at once closes no circle: $pairs', async ({ pairs }) => {
    const all = await Promise.all(pairs.map(([worker, deputy]) => name(worker, deputy)));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(pairs.length - 1);
    expect(all.filter(({ body }) => body.code === 'deputy.circle')).toHaveLength(1);
  });

  it('has days that no other has, and the second is told who stands in', async () => {
    await name();
    expect(await name(A, C, '2026-03-15', '2026-03-20')).toMatchObject({
      status: 409,
      body: { code: 'deputy.stands-already', facts: { deputy: B, from: '2026-03-09', to: '2026-03-16' } },
    });
    expect((await name(A, B, '2026-03-10')).body.code).toBe('deputy.stands-already');
    expect((await name(A, C, '2026-03-16', '2026-03-20')).status).toBe(201);
  });

  it('leaves the days after an early return to others', async () => {
    await name();
    await call('POST', `/deputies/${A}/2026-03-09/${B}/end`, township, { body: { on: '2026-03-12' } });
    expect((await name(A, C, '2026-03-12', '2026-03-16')).status).toBe(201);
    expect((await name(B, A, '2026-03-12', '2026-03-16')).status).toBe(201);
  });

  it('is one of two who are named for the same days at once', async () => {
    const all = await Promise.all([name(A, B), name(A, C)]);
    expect(all.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(all.map(({ body }) => body.code)).toContain('deputy.stands-already');
    expect(standing()).toBe(1);
  });
});
