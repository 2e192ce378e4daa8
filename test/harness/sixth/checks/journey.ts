import { expect, it } from 'vitest';
import { people } from '../../../support/a-prefecture.ts';
import { TOWNSHIP } from '../../../support/register.ts';
import { aCanteen, aDiner, dinerNo, ulid } from './canteen-world.ts';

const CASE = ulid(50);
const subject = { type: 'diner', id: dinerNo(1) };
const placed = { ...subject, area: TOWNSHIP };

it('one diner is entered, joined with a worker, asks something, is answered, and is given a meal', async () => {
  const { call, table } = await aCanteen();
  const done = async (who: keyof typeof people, request: string, body: object, status = 200) => {
    const [method = '', path = ''] = request.split(' ');
    const answer = await call(method, path, people[who], {
      body,
      headers: { 'idempotency-key': request.replaceAll(/\W+/g, '-') },
    });
    expect({ request, status: answer.status, body: answer.body }).toMatchObject({ request, status });
    return answer.body;
  };

  expect(await done('wangmo', 'POST /subjects', aDiner(), 201)).toMatchObject({
    status: 'active',
    version: 1,
  });
  const link = { subject, worker: 'w-zhuoma', from: '2026-03-09', reason: 'assigned' };
  expect(await done('tashi', 'POST /links', link, 201)).toMatchObject({
    programme: 'canteen',
    subject: placed,
    status: 'live',
  });
  const read = await call('GET', `/subjects/${subject.id}`, people.zhuoma);
  expect(read.body).toMatchObject({ name: 'Akhu Palden', liaison: 'w-zhuoma' });

  // Contacts follow here, and the correction of what was given at the end.

  const report = {
    id: CASE,
    programme: 'canteen',
    kind: 'question',
    subject,
    words: 'No meal came on Friday.',
  };
  expect(await done('zhuoma', 'POST /cases', report, 201)).toMatchObject({ subject: placed, area: TOWNSHIP });
  await done('tashi', `POST /cases/${CASE}/accept`, {});
  await done('tashi', `POST /cases/${CASE}/assign`, { to: { unit: 'xh-water' } });
  await done('rinchen', `POST /cases/${CASE}/start`, {});
  await done('rinchen', `POST /cases/${CASE}/answer`, {
    result: 'solved',
    words: 'From Monday on it comes at noon.',
  });
  await done('zhuoma', `POST /cases/${CASE}/verify`, { reached: 'confirmed' });
  expect(await done('tashi', `POST /cases/${CASE}/close`, {})).toMatchObject({
    status: 'closed',
    result: 'solved',
  });

  const meal = {
    id: ulid(51),
    programme: 'canteen',
    subject,
    day: '2026-03-09',
    kind: 'goods',
    valueFen: 1_200,
  };
  expect(await done('zhuoma', 'POST /services', meal, 201)).toMatchObject({
    subject: placed,
    area: TOWNSHIP,
  });

  const shown = table.all().filter(({ pk }) => pk === `SUBJECT#${subject.id}`);
  expect(shown.map(({ sk }) => sk.split('#')[0]).sort()).toEqual(['LINK', 'RECORD', 'SERVICE']);
});
