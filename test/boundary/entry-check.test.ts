import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as imports } from '../../functions/http/imports/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as units } from '../../functions/http/units/routes.ts';
import { deniedWords } from '../../shared/base/denied-words.ts';
import { deniedInSentence } from '../../shared/base/find-denied.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { aFile, GRID, VILLAGE } from '../support/register.ts';

const ID = '01JQ0000000000000000000001';
const report = {
  id: ID,
  kind: 'question',
  subject: { type: 'area', id: GRID },
  words: 'When is the desk open?',
};
const { phone: _, birthYear: __, ...home } = aFile();

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture([...cases, ...register, ...units, ...imports]);
});

const places = [
  {
    what: 'the words of a report',
    to: 'POST /cases',
    who: people.zhuoma,
    body: (text: string) => ({ ...report, words: text }),
    at: '#/words',
  },
  {
    what: 'the name of a requester',
    to: 'POST /cases',
    who: people.zhuoma,
    body: (text: string) => ({ ...report, requester: { name: text } }),
    at: '#/requester/name',
  },
  {
    what: 'the name of a household',
    to: 'POST /households',
    who: people.wangmo,
    body: (text: string) => ({ id: ID, grid: GRID, ...home, name: text }),
    at: '#/name',
  },
  {
    what: 'an address',
    to: 'POST /households',
    who: people.wangmo,
    body: (text: string) => ({ id: ID, grid: GRID, ...home, address: text, isAnother: true }),
    at: '#/address',
  },
  {
    what: 'the name of an area',
    to: 'POST /areas',
    who: people.wangmo,
    body: (text: string) => ({ code: `${VILLAGE}002`, name: text }),
    at: '#/name',
  },
  {
    what: 'the name of an office',
    to: 'POST /units',
    who: people.wangmo,
    body: (text: string) => ({
      id: 'xh-new',
      name: { 'zh-CN': '新单位', en: text },
      area: '623027',
      sort: 'office',
      takesPart: [],
      handles: [],
    }),
    at: '#/name/en',
  },
] as const;

/** What it says, and the group that the writer is told of. */
const denied = [
  ['家里有一名僧人', 'conviction'],
  ['重 点 人 员，请关注', 'watching'],
  ['此户为信访户', 'watching'],
  ['户主是党员', 'affiliation'],
  ['Their son is a monk.', 'conviction'],
  ['a KEY person of the grid', 'watching'],
  ['ｂｌａｃｋｌｉｓｔ', 'watching'],
] as const;

describe('P-g the entry check', () => {
  it.each(places.flatMap((place) => denied.map(([text, group]) => ({ ...place, text, group }))))(
    'warns whoever writes "$text" as $what, and stores nothing',
    async ({ to, who, body, text, group, at }) => {
      const [method = '', target = ''] = to.split(' ');
      const before = world.table.all();
      const answer = await world.call(method, target, who, { body: body(text) });
      expect(answer).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: at, code: 'text.not-written-down' }] },
      });
      expect(world.table.all()).toEqual(before);
      const told = await world.call(method, target, who, {
        body: body(text),
        headers: { 'accept-language': 'en' },
      });
      expect(told.body.errors[0].detail).toContain('not written down');
      expect(JSON.stringify(answer.body)).not.toContain(text);
      expect(JSON.stringify(told.body)).not.toContain(group === 'conviction' ? 'monk' : 'blacklist');
    },
  );

  it.each(places)('takes an ordinary text as $what', async ({ to, who, body }) => {
    const [method = '', target = ''] = to.split(' ');
    expect((await world.call(method, target, who, { body: body('Lhamo Tashi, mill lane') })).status).toBe(
      201,
    );
  });

  it('refuses one row of an import and takes the others', async () => {
    const opened = { kind: 'areas', chunks: 1, digest: 'a'.repeat(64) };
    const row = (n: number, name: string) => ({ code: `${VILLAGE}00${n}`, name });
    const body = { kind: 'areas', dryRun: true, rows: [row(5, '磨坊'), row(6, '僧人院')] };
    await world.call('PUT', `/imports/${ID}`, people.wangmo, { body: opened });
    const answer = await world.call('POST', `/imports/${ID}/chunks/0`, people.wangmo, { body });
    expect(answer.status).toBe(200);
    expect(answer.body.results).toMatchObject([
      { outcome: 'created' },
      { outcome: 'refused', field: 'name' },
    ]);
  });

  it('looks at what is written at a step too', async () => {
    await world.call('POST', '/cases', people.zhuoma, { body: report });
    const body = { words: '此人是重点人员', goTo: 'The township office.' };
    const answer = await world.call('POST', `/cases/${ID}/refuse`, people.tashi, { body });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/words' }] } });
  });
});

/** What people really write. A check that stops them is switched off by whoever has work to do. */
const ordinary = [
  'I thought the track to the mill was closed; nobody faces that road any more.',
  'Both parties agree. A birthday party blocked the lane.',
  'The grade of the road, its level and the score of the match are of no interest.',
  'I suspect that the pipe has burst, and a stone is a threat to the roof.',
  'A monkey came down from the hill. Iris Faith asks for a credit note in good faith.',
  'Geological survey, latitude unknown: the horse race starts at nine.',
  'Lamao Tso, mother of Sengge, lives in Lichang lane, Xinyang road.',
  '僧格才让家的水管漏水，住民族路12号。',
  '民族中学门口的路灯坏了，道路管控三天。',
  '公司成立场地需要登记，请告知办理流程。',
  '孩子在民族小学上学，需要开具证明。',
  '老人走失已找到，谢谢网格员。',
  '党参种植需要技术指导。',
  'ཆུ་མདའ་རལ་སོང་། ལམ་ཁ་འགག་འདུག',
  'བླ་མ་སྐྱབས་ཀྱི་ཁྱིམ་གྱི་ཐོག་ཆུ་ཟགས་ཀྱི་འདུག',
  'ང་ལ་གླ་ཆ་མ་ཐོབ། རོགས་རམ་དགོས།',
];

describe('an ordinary sentence', () => {
  it.each(ordinary)('is taken: %s', (text) => {
    expect(deniedInSentence(text)).toBeUndefined();
  });
});

describe('the words for sentences', () => {
  const all = Object.entries(deniedWords);
  it.each(all)('of %s are words of the deny-list', (_, { latin, pinyin, inSentences }) => {
    const known = [...latin, ...pinyin];
    const strange = inSentences.filter(
      (word) =>
        !known.some((one) =>
          one.endsWith('*') ? word.startsWith(one.slice(0, -1)) : word === one || word === `${one}s`,
        ),
    );
    expect(strange).toEqual([]);
  });

  it.each(all)('of %s that are Chinese are all refused', (_, { chinese, told }) => {
    for (const word of chinese)
      expect({ word, told: deniedInSentence(`他家${word}的事`) }).toEqual({ word, told });
  });
});
