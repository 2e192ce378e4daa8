import { beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../scripts/openapi/document.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, type Person, people } from '../support/a-prefecture.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { everyLook, nothingElse } from '../support/every-look.ts';
import * as register from '../support/register.ts';

const { GRID, TOWNSHIP, COUNTY } = register;
const DOOR = register.aHousehold(GRID, 1).id;
const CASE = '01JQ0000000000000000000001';
const TRIGGER = '01JQ0000000000000000000002';

/** In which language somebody wants to be spoken to, and why a colleague is away or has left. */
const untold = /"(language)":|"(illness|access-withdrawn)"/;

/** Each shows one record to who may read it: lists within, and no list of people. */
const items = {
  'GET /cases/{caseId}': 'the steps of one case, the report among them',
  'GET /rights-requests/{requestId}/copy': 'what is known of a person, for that person',
} as const;

// biome-ignore lint/suspicious/noExplicitAny: a test reads the document as any reader would
type Json = any;

/** What an answer would hold in an array, by its published schema; a schema that names itself is followed once. */
const namesInArrays = (
  schemas: Json,
  schema: Json,
  inArray = false,
  seen: readonly string[] = [],
): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((one) => namesInArrays(schemas, one, inArray, seen));
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1) ?? '';
    return seen.includes(name) ? [] : namesInArrays(schemas, schemas[name], inArray, [...seen, name]);
  }
  const { properties = {}, enum: values = [] } = schema;
  const here = inArray
    ? [...Object.keys(properties).map((name) => `"${name}":`), ...values.map((one: string) => `"${one}"`)]
    : [];
  return [
    ...here,
    ...Object.entries(schema).flatMap(([key, value]) =>
      key === 'properties'
        ? Object.values(value as object).flatMap((one) => namesInArrays(schemas, one, inArray, seen))
        : namesInArrays(schemas, value, inArray || key === 'items', seen),
    ),
  ];
};

const answersOf = async () => {
  const { paths, components } = (await openApiDocument()) as Json;
  return Object.entries(paths as Json).flatMap(([path, { get }]: [string, Json]) => {
    const schema = get?.responses['200']?.content?.['application/json']?.schema;
    return schema === undefined
      ? []
      : [{ name: `GET ${path}`, names: namesInArrays(components.schemas, schema) }];
  });
};

describe('the language that somebody speaks, and why a colleague is away', () => {
  it('stand in no list that the API publishes', async () => {
    const all = await answersOf();
    expect(all.length).toBeGreaterThan(40);
    const telling = all.filter(({ names }) => names.some((one) => untold.test(one)));
    expect(telling.map(({ name }) => name).toSorted()).toEqual(Object.keys(items).toSorted());
  });
});

const looks = await everyLook({
  ...nothingElse,
  code: [GRID, TOWNSHIP],
  householdId: [DOOR],
  origin: [TRIGGER],
  workerId: ['w-zhuoma', 'w-left'],
  caseId: [CASE],
  '?grid': [GRID],
  '?area': [GRID, TOWNSHIP, COUNTY],
  '?subject': [DOOR],
  '?worker': ['w-zhuoma'],
  '?of': ['mine', 'area', 'reported'],
  '?active': ['true', 'false'],
});

/** All that an answer holds in arrays. */
const inArrays = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(inArrays) : [];
};
const isItem = (target: string) =>
  target === `/cases/${CASE}` || /^\/rights-requests\/.*\/copy$/.test(target);

describe('what is known of people and of colleagues', () => {
  let world: Awaited<ReturnType<typeof aPrefecture>>;
  const answered = new Set<string>();
  beforeAll(async () => {
    world = await aPrefecture(await allEndpoints());
    const left = {
      ...register.aWorker('w-left'),
      active: false,
      leftOn: '2026-03-02',
      reason: 'access-withdrawn',
    } as const;
    await world.table.load([
      workerItem(left),
      householdItem(register.aHousehold(GRID, 2, { language: 'bo' })),
    ]);
    const subject = { type: 'household', id: DOOR };
    const requester = { name: 'Lhamo', phone: '139 0000 0002', language: 'bo', relation: 'self' };
    const away = {
      worker: 'w-zhuoma',
      deputy: 'w-cairang',
      from: '2026-03-10',
      to: '2026-03-20',
      reason: 'illness',
    };
    for (const [who, target, body] of [
      [
        people.zhuoma,
        '/cases',
        { id: CASE, kind: 'household-request', subject, words: 'The lane.', requester },
      ],
      [people.zhuoma, '/triggers', { id: TRIGGER, kind: 'no-work', household: DOOR }],
      [people.wangmo, '/deputies', away],
    ] as const) {
      const made = await world.call('POST', target, who, { body });
      if (made.status !== 201) throw new Error(`${target}: ${JSON.stringify(made.body)}`);
    }
  });

  it.each(Object.keys(people) as Person[])('tells neither in any list to %s', async (name) => {
    const telling = [];
    for (const target of looks) {
      const { status, body } = await world.call('GET', target, people[name]);
      const lists = inArrays(body);
      if (status === 200 && JSON.stringify(lists).length > 10) answered.add(target);
      if (!isItem(target) && untold.test(JSON.stringify(lists))) telling.push(target);
    }
    expect(telling).toEqual([]);
  });

  it('was asked for where there is something to tell', () => {
    expect([...answered]).toEqual(
      expect.arrayContaining([
        '/households',
        `/households?grid=${GRID}`,
        '/me/day',
        `/areas/${GRID}/coverage/gaps`,
        '/workers/w-zhuoma/deputies',
        '/workers?active=false',
        '/cases?of=reported',
      ]),
    );
  });

  it('stands in the item, for who may read that', async () => {
    expect((await world.call('GET', `/households/${DOOR}`, people.zhuoma)).body.language).toBe('bo');
    expect((await world.call('GET', '/workers/w-left', people.wangmo)).body.reason).toBe('access-withdrawn');
  });
});
