import { beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../functions/http/areas.ts';
import { newRecord } from '../../shared/subject/rules/registered-record.ts';
import { subjectItem } from '../../shared/subject/store/subject-item.ts';
import { pathTo, type Seen } from '../harness/boundary/paths.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { MONDAY } from '../support/cases.ts';
import { aHousehold, GRID, SEED, TOWNSHIP } from '../support/register.ts';

const ulid = (n: number) => `01JQ00000000000000000${String(n).padStart(5, '0')}`;
const DOOR = aHousehold(GRID, 1).id;
const SITE = `s-${ulid(0)}`;
const [ABOUT_SITE, ABOUT_DOOR, TRIGGER] = [ulid(1), ulid(2), ulid(3)];
/** The contact of the household, and somebody who asks; both invented. */
const PERSONS = [DOOR, 'Dorje Tashi', 'Sonam Kyi', '139 0000 0002'];
const site = { type: 'site', id: SITE };
const door = { type: 'household', id: DOOR };
const DAY = '2026-03-09';

const routes = areas.flatMap((area) => (area.access === 'token' ? area.routes : []));
let world: Awaited<ReturnType<typeof aPrefecture>>;
const send = (who: keyof typeof people, request: string, body: object) => {
  const [method = '', path = ''] = request.split(' ');
  return world.call(method, path, people[who], {
    body,
    headers: { 'idempotency-key': request.replaceAll(/\W+/g, '-') },
  });
};

/** Everything that people do about a site and about those who may live there, and each way in which they might join the two. */
const live = async () => {
  await world.table.load([subjectItem(newRecord({ ...site, type: 'site', area: TOWNSHIP }, SEED, MONDAY))]);
  const link = { subject: site, holder: { worker: 'w-zhuoma' }, from: DAY, reason: 'assigned' };
  const report = { programme: 'site', kind: 'question', subject: site, words: 'The pump is broken.' };
  const requester = { name: 'Sonam Kyi', phone: '139 0000 0002' };
  const done = [
    await send('nima', 'POST /links', link),
    await send('zhuoma', 'POST /cases', { ...report, id: ABOUT_SITE }),
    await send('zhuoma', 'POST /cases', {
      id: ABOUT_DOOR,
      kind: 'question',
      subject: door,
      words: 'When?',
      requester,
    }),
    await send('zhuoma', 'POST /triggers', { id: TRIGGER, kind: 'no-work', household: DOOR }),
    await send('tashi', `POST /cases/${ABOUT_SITE}/accept`, {}),
    await send('tashi', `POST /cases/${ABOUT_DOOR}/accept`, {}),
  ];
  expect(done.map(({ status }) => status)).toEqual([201, 201, 201, 201, 200, 200]);
  const words = 'It is the same matter.';
  return {
    'a site in the name of a person': await send('zhuoma', 'POST /cases', {
      ...report,
      id: ulid(4),
      requester,
    }),
    'a visit because of a case about a site': await send('zhuoma', 'POST /triggers', {
      ...{ id: ulid(5), kind: 'no-work', household: DOOR, caseId: ABOUT_SITE },
    }),
    'a service at a door because of a case about a site': await send('zhuoma', 'POST /services', {
      ...{ id: ulid(6), subject: door, day: DAY, kind: 'matter-done', caseId: ABOUT_SITE },
    }),
    'a case of a person merged into one about a site': await send(
      'tashi',
      `POST /cases/${ABOUT_DOOR}/merge`,
      {
        into: ABOUT_SITE,
        words,
      },
    ),
    'a case about a site merged into one of a person': await send(
      'tashi',
      `POST /cases/${ABOUT_SITE}/merge`,
      {
        into: ABOUT_DOOR,
        words,
      },
    ),
    'a case of a person corrected to a site': await send('tashi', `POST /cases/${ABOUT_DOOR}/correct`, {
      subject: site,
      words,
    }),
    'a case about a site corrected to a person': await send('tashi', `POST /cases/${ABOUT_SITE}/correct`, {
      subject: door,
      words,
    }),
    'a service to a site': await send('zhuoma', 'POST /services', {
      ...{ id: ulid(7), subject: site, programme: 'household', day: DAY, kind: 'matter-done' },
    }),
  };
};

const READINGS = [
  `/cases/${ABOUT_SITE}`,
  `/cases/${ABOUT_DOOR}`,
  `/households/${DOOR}`,
  `/households/${DOOR}/record`,
  `/links?subject=${SITE}`,
  `/links?subject=${DOOR}`,
];

/** What each reader of the township is answered, and what lies in the table: logs of who read what are about the reader. */
const seen = async (): Promise<Seen[]> => {
  const stored = world.table
    .all()
    .filter(({ pk }) => !/^(ACCESS|READ)#/.test(pk))
    .map((item) => ({ at: `${item.pk} / ${item.sk}`, value: item }));
  const answered = await Promise.all(
    READINGS.flatMap((path) =>
      (['tashi', 'zhuoma', 'wangmo'] as const).map(async (who) => {
        const { body } = await world.call('GET', path, people[who]);
        const items: unknown[] = body?.items ?? [body];
        return items.map((value) => ({ at: `GET ${path}`, value }));
      }),
    ),
  );
  return [...stored, ...answered.flat()];
};

let refused: Awaited<ReturnType<typeof live>>;
beforeAll(async () => {
  world = await aPrefecture(routes);
  refused = await live();
});

describe('from a person to a site', () => {
  it('nobody can make a way', () => {
    const statuses = Object.entries(refused).map(([what, { status }]) => ({
      what,
      refused: status >= 400 && status < 500,
    }));
    expect(statuses.filter((one) => !one.refused)).toEqual([]);
    const merged = Object.entries(refused).filter(([what]) => what.includes('merged'));
    expect(merged.map(([, { body }]) => body.code)).toEqual(['case.merge-never', 'case.merge-never']);
  });

  it('there is none in what is stored and answered', async () => {
    const all = await seen();
    expect(all.length).toBeGreaterThan(60);
    expect(pathTo(all, PERSONS, ABOUT_DOOR)).toBeDefined();
    expect(pathTo([...all, { at: 'the site', value: site }], [ABOUT_SITE], SITE)).toBeDefined();
    expect(pathTo(all, PERSONS, SITE)).toBeUndefined();
    expect(pathTo(all, PERSONS, ABOUT_SITE)).toBeUndefined();
  });

  it.each([
    { what: 'a site in the record of a household', value: { id: DOOR, siteId: SITE } },
    {
      what: 'a person who asked about a site',
      value: { case: ABOUT_SITE, requester: { name: 'Sonam Kyi' } },
    },
    {
      what: 'a service that leads over two steps',
      value: { household: DOOR, from: { type: 'case', id: ABOUT_SITE } },
    },
    { what: 'a case that went into another one', value: { caseId: ABOUT_DOOR, into: ABOUT_SITE } },
  ])('$what is seen', async ({ value }) => {
    const way = pathTo([...(await seen()), { at: 'planted', value }], PERSONS, SITE);
    expect(way).toContain('planted');
    expect(way?.at(-1)).toBe(SITE);
  });
});
