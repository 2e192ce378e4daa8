import { beforeEach, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as subjectRoutes } from '../../functions/http/subjects/routes.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { TOWNSHIP } from '../support/register.ts';
import { registeredItems, registeredSubjects } from '../support/registered.ts';

const ulid = (n: number) => `01JQ00000000000000000${String(n).padStart(5, '0')}`;

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture([...cases, ...staff, ...subjectRoutes]);
  await world.table.load(registeredItems);
});
const stored = () => world.table.all().filter(({ pk }) => !pk.startsWith('ACCESS#'));

it('what fits and is not in the register is not found, and what does not fit is refused before it is looked for', async () => {
  const send = (programme: string, type: string, id: string, kind: string) =>
    world.call('POST', '/cases', people.tashi, {
      body: { id: ulid(1), programme, kind, subject: { type, id }, words: 'A matter.' },
    });
  const unknown = 's-01JQ0000000000000000000009';
  expect((await send('site', 'site', unknown, 'question')).status).toBe(404);
  expect((await send('site', 'site', unknown, 'village-need')).body.errors?.[0]?.pointer).toBe('#/kind');
  expect((await send('care', 'site', unknown, 'question')).body.errors?.[0]?.pointer).toBe('#/programme');
  for (const [programme, type, id] of [
    ['site', 'site', registeredSubjects.recipient.id],
    ['enterprise', 'enterprise', '91623001MAODTPR15A'],
    ['partnership', 'village', TOWNSHIP],
  ] as const)
    expect((await send(programme, type, id, 'question')).body.errors?.[0]?.pointer, type).toBe(
      '#/subject/id',
    );
});

it('nobody is named who asks about a site, which would say who is there', async () => {
  const body = {
    id: ulid(1),
    programme: 'site',
    kind: 'question',
    subject: registeredSubjects.site,
    words: 'A pump.',
  };
  const named = { ...body, requester: { name: 'Dorje Tashi' } };
  const before = stored();
  const answer = await world.call('POST', '/cases', people.tashi, { body: named });
  expect({ status: answer.status, at: answer.body.errors?.[0]?.pointer }).toEqual({
    status: 400,
    at: '#/requester',
  });
  expect(stored()).toEqual(before);
  expect((await world.call('POST', '/cases', people.tashi, { body })).status).toBe(201);
});

it.each(Object.values(registeredSubjects))(
  'the common routes know nothing of a $type, whose programme has its own',
  async ({ type, id }) => {
    const asked = [
      await world.call('POST', '/subjects', people.wangmo, { body: { type, id, area: TOWNSHIP } }),
      await world.call('GET', `/subjects?type=${type}&area=${TOWNSHIP}`, people.wangmo),
    ];
    expect(asked.map(({ status }) => status)).toEqual([404, 404]);
    // The code of a village is that of its area, and no id of a subject by itself.
    const unknown = type === 'village' ? 400 : 404;
    expect((await world.call('GET', `/subjects/${id}`, people.wangmo)).status).toBe(unknown);
    const sent = { body: {}, headers: { 'if-match': '"1"' } };
    expect((await world.call('PUT', `/subjects/${id}`, people.wangmo, sent)).status).toBe(unknown);
    expect((await world.call('POST', `/subjects/${id}/end`, people.wangmo, sent)).status).toBe(unknown);
  },
);
