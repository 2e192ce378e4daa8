import { beforeEach, describe, expect, it } from 'vitest';
import { hoursLater, MONDAY } from '../support/cases.ts';
import { ID, people, prefecture } from '../support/oversight.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
});

const explained = (query = '', headers: Record<string, string> = {}, who: keyof typeof people = 'handler') =>
  test.call('GET', `/cases/${ID}/deadlines${query}`, people[who], { headers });

describe('GET /cases/{caseId}/deadlines', () => {
  it('explains the running clock and those before it, each with its rule and the source of that rule', async () => {
    await test.open();
    await test.toHandling();
    const { status, body } = await explained('?lang=en');
    expect(status).toBe(200);
    expect(body.deadlines).toMatchObject([
      { stage: 'accept', running: false, inTime: true, rule: 'household-request/P2/accept@v2', limit: '1wd' },
      {
        stage: 'resolve',
        running: true,
        colour: 'green',
        startedAt: MONDAY,
        startsOn: '2026-03-09',
        dueOn: '2026-03-16',
        dueAt: '2026-03-16T16:00:00.000Z',
        source: expect.stringContaining('respond on receipt'),
      },
    ]);
  });

  it.each([
    { lang: 'en', accept: 'taken on, refused or passed on by 2026-03-10', resolve: 'answered by 2026-03-16' },
    { lang: 'zh-CN', accept: '2026-03-10 前（含当日）受理', resolve: '2026-03-16 前（含当日）答复' },
    { lang: 'bo', accept: '2026-03-10 ཉིན་ (ཉིན་དེ་ཚུན) དང་ལེན', resolve: '2026-03-16 ཉིན་ (ཉིན་དེ་ཚུན) ལན' },
  ])('says in $lang what has to be done by each, and of none that it ends', async ({ lang, ...says }) => {
    await test.open();
    await test.step(people.township, 'accept');
    await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
    const { deadlines } = (await explained(`?lang=${lang}`)).body;
    const summaries = deadlines.map(({ summary }: { summary: string[] }) => summary.join(' '));
    expect(summaries).toEqual([
      expect.stringContaining(says.accept),
      expect.stringContaining(says.resolve),
      expect.stringContaining('2026-03-11'),
    ]);
    for (const said of summaries) expect(said).not.toMatch(/办结|སྒྲུབ་ཚར|due on/i);
  });

  it('names every day, counted or skipped, with its reason, and they add up to the date', async () => {
    test.moveTo('2026-02-13T02:00:00.000Z');
    await test.open({ kind: 'question', priority: 'P3' });
    await test.step(people.township, 'accept');
    const { body } = await explained('?lang=en', {}, 'township');
    const { days, dueOn } = body.deadlines[1];
    expect(dueOn).toBe('2026-02-27');
    expect(days.filter(({ counted }: { counted: boolean }) => counted)).toHaveLength(5);
    expect(days.at(0)).toMatchObject({ on: '2026-02-13', counted: false, why: 'start' });
    expect(days.at(1)).toMatchObject({ on: '2026-02-14', counted: true, why: 'make-up-day' });
    expect(days.at(2)).toMatchObject({ on: '2026-02-15', counted: false, words: 'Spring Festival, day off' });
    expect(days.at(-1)).toMatchObject({ on: dueOn, counted: true });
  });

  it('shows pauses and the extension, recomputed from the timeline', async () => {
    await test.open();
    await test.toHandling();
    await test.step(people.handler, 'wait', { words: 'For the receipt.' });
    test.moveTo(hoursLater(48));
    await test.step(people.handler, 'resume');
    await test.step(people.handler, 'extension/ask', { count: 10, words: 'The part is ordered.' });
    await test.step(people.township, 'extension/decide', { decision: 'grant' });
    const { body } = await explained('?lang=en');
    expect(body.deadlines[1]).toMatchObject({
      pauses: [{ from: MONDAY, to: hoursLater(48), cut: false }],
      extension: { limit: '10wd', dueBeforeOn: '2026-03-17' },
      dueOn: '2026-03-31',
    });
    expect(body.deadlines[1].dueAt).toBe(test.stored()?.['areaSk']);
  });

  it.each([
    { asks: 'by query', query: '?lang=en', headers: {}, language: 'en', word: 'weekend' },
    {
      asks: 'by header',
      query: '',
      headers: { 'accept-language': 'de, en;q=0.8, zh;q=0.5' },
      language: 'en',
      word: 'calendar day',
    },
    {
      asks: 'by header, Chinese first',
      query: '',
      headers: { 'accept-language': 'zh-TW, en;q=0.9' },
      language: 'zh-CN',
      word: '自然日',
    },
    { asks: 'nothing', query: '', headers: {}, language: 'zh-CN', word: '自然日' },
    {
      asks: 'by header, Tibetan first',
      query: '',
      headers: { 'accept-language': 'bo, zh;q=0.9' },
      language: 'bo',
      word: 'སྤྱིར་བཏང་གི་ཉིན། རྩིས་ནང་འཇུག',
    },
    { asks: 'by query, Tibetan', query: '?lang=bo', headers: {}, language: 'bo', word: 'དུས་བཅད' },
    {
      asks: 'for none of them',
      query: '',
      headers: { 'accept-language': 'de' },
      language: 'zh-CN',
      word: '自然日',
    },
  ])('speaks the language asked for $asks', async ({ query, headers, language, word }) => {
    await test.open();
    await test.step(people.township, 'accept');
    const { body } = await explained(query, headers, 'township');
    expect(body.language).toBe(language);
    if (word !== 'weekend') expect(JSON.stringify(body.deadlines)).toContain(word);
  });

  it('keeps a clock that stood still while its answer was verified as one clock', async () => {
    await test.open();
    await test.toHandling();
    await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' });
    await test.step(people.worker, 'verify', { reached: 'not-solved' });
    const { body } = await explained();
    expect(
      body.deadlines.map(({ stage, running }: { stage: string; running: boolean }) => [stage, running]),
    ).toEqual([
      ['accept', false],
      ['resolve', true],
      ['verify', false],
    ]);
  });

  it('says until when a wrong address may be sent back', async () => {
    await test.open();
    await test.step(people.township, 'accept');
    await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
    const { body } = await explained();
    expect(body.deadlines.at(-1)).toMatchObject({ stage: 'return', limit: '2wd', dueOn: '2026-03-11' });
  });

  it('shows the levels above deadlines, and neither words nor whom it is about', async () => {
    await test.open();
    const { status, body } = await explained('', {}, 'county');
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/lane|subject|openedBy/);
  });

  it.each([
    { who: 'otherCounty', query: '', status: 404 },
    { who: 'water', query: '', status: 404 },
    { who: 'handler', query: '?lang=fr', status: 400 },
  ] as const)('refuses $who with "$query"', async ({ who, query, status }) => {
    await test.open();
    await test.toHandling();
    expect(await explained(query, {}, who)).toMatchObject({ status });
  });
});
