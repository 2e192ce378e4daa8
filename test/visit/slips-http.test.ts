import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { routes as openRoutes } from '../../functions/http/public/routes.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { deputyItem } from '../../shared/link/store/links.ts';
import { slipNumber } from '../../shared/visit/rules/slip-number.ts';
import { clientBucket } from '../../shared/visit/store/client-bucket.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { callerOf } from '../support/call.ts';
import { MONDAY } from '../support/cases.ts';
import { openCallerOf } from '../support/open-call.ts';
import { aLink, aVillage, stranger, township, zhuoma } from '../support/village.ts';
import { aHousehold, aTask, home } from '../support/visits.ts';

const CASE = '01JC0000000000000000000001';
const setUp = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [aTask()]);
  const body = {
    id: '01JV0000000000000000000001',
    outcome: 'done',
    day: '2026-03-09',
    requests: [{ id: CASE, kind: 'household-request', words: 'The well is dry.' }],
    again: '2026-03-20',
  };
  const path = `/tasks/${aTask().origin}/${home(1)}/outcome`;
  const { slip } = (await village.call('POST', path, zhuoma, { body })).body;
  return { ...village, slip: String(slip), ask: openCallerOf(openRoutes, village.ctx) };
};
let { call, ctx, table, moveTo, slip, ask } = await setUp();
beforeEach(async () => {
  ({ call, ctx, table, moveTo, slip, ask } = await setUp());
});

/** A number that could be one, and is not. */
const guess = (n: number) => `/slips/${slipNumber(new Uint8Array(17).fill(n))}`;

describe('GET /slips/{number}', () => {
  it('shows stages and days to whoever holds the number, and nothing else', async () => {
    const { status, text, headers } = await ask(`/slips/${slip}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(JSON.parse(text)).toEqual({
      promised: [
        { stage: 'received', on: '2026-03-16', acceptBy: '2026-03-10' },
        { stage: 'visit-planned', on: '2026-03-20' },
      ],
      asOf: '2026-03-09T01:00:00.000Z',
    });
  });

  it('is found as people write it', async () => {
    const written = slip.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await ask(`/slips/${encodeURIComponent(written)}`)).status).toBe(200);
    const wide = written.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
    expect((await ask(`/slips/${encodeURIComponent(wide)}`)).status).toBe(200);
  });

  it('does not tell a follow-up that was declined from one whose day has passed', async () => {
    moveTo('2026-03-20T02:00:00.000Z');
    const body = { id: CASE, outcome: 'not-wanted', day: '2026-03-20' };
    await call('POST', `/tasks/${aTask().origin}.f1/${home(1)}/outcome`, zhuoma, { body });
    moveTo('2026-03-21T02:00:00.000Z');
    const ended = JSON.parse((await ask(`/slips/${slip}`)).text);
    const other = await setUp();
    other.moveTo('2026-03-21T02:00:00.000Z');
    expect(JSON.parse((await other.ask(`/slips/${other.slip}`)).text)).toEqual(ended);
  });

  it.each([
    { why: 'a number that does not exist', number: slipNumber(new Uint8Array(17)) },
    { why: 'one with a typing error', number: 'AAAAAAAAAAAAAAAAA1' },
    { why: 'one that is too short', number: 'ABC' },
    { why: 'one that is far too long', number: 'A'.repeat(2_000) },
  ])('answers the same for $why', async ({ number }) => {
    const { status, text } = await ask(`/slips/${number}`);
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ code: 'record.not-found', facts: { what: 'slip-number' } });
  });

  describe('asked by the browser of a telephone', () => {
    const see = (number: string, language: string, source?: string) =>
      ask(`/slips/${number}`, source, { accept: 'text/html,*/*;q=0.8', 'accept-language': language });

    it.each([
      {
        language: 'zh-CN,zh;q=0.9',
        says: [
          '2026-03-10 前决定是否受理；2026-03-16 前答复',
          '最迟 2026-03-20',
          '将再次上门',
          '截至 2026-03-09',
        ],
      },
      {
        language: 'bo',
        says: [
          '<html lang="bo">',
          'ཐོ་འགོད་བྱས་ཟིན། དང་ལེན་སྒུག་བཞིན་པ།<span lang="zh-CN">已登记，等待受理</span>',
          'ཆེས་འགྱངས་ན་ 2026-03-20<span lang="zh-CN">最迟 2026-03-20</span>',
        ],
      },
      {
        language: 'en-GB',
        says: ['taken on or refused by 2026-03-10; answer by 2026-03-16', 'As of 2026-03-09'],
      },
    ])('is a page in words, for $language', async ({ language, says }) => {
      const { status, text, headers } = await see(slip, language);
      expect({ status, type: headers['content-type'] }).toEqual({
        status: 200,
        type: 'text/html; charset=utf-8',
      });
      for (const words of says) expect(text).toContain(words);
      expect(text).not.toMatch(/<script|well|w-zhuoma/);
    });

    it('allows its own style and nothing else', async () => {
      const { text, headers } = await see(slip, 'en');
      const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    });

    it('says in words what is wrong, with the same status', async () => {
      expect(await see('AAAAAAAAAAAAAAAAA1', 'zh')).toMatchObject({
        status: 404,
        text: expect.stringContaining('没有这个查询号'),
      });
      for (let n = 0; n < 30; n += 1) await ask(guess(n), '198.51.100.24');
      expect(await see(slip, 'en', '198.51.100.24')).toMatchObject({
        status: 429,
        text: expect.stringContaining('Try again in a minute'),
      });
    });
  });

  it('counts a network of IPv6 as one source', () => {
    expect(clientBucket('2001:db8:1:2::1')).toBe(clientBucket('2001:db8:1:2:aaaa:bbbb:cccc:dddd'));
    expect(clientBucket('2001:db8:1:2::1')).not.toBe(clientBucket('2001:db8:1:3::1'));
    expect(clientBucket('::1')).toBe(clientBucket('0:0:0:0:0:0:0:1'));
  });
});

describe('the printed slip', () => {
  const print = (claims = zhuoma, id = home(1), lang = 'en') =>
    call('GET', `/households/${id}/slips/${slip}?lang=${lang}`, claims);

  it('says what was agreed, by whom, until when and where to ask', async () => {
    const { body } = await print();
    expect(body.lines).toEqual([
      {
        what: 'Request of the household',
        by: 'Township office',
        step: 'accept',
        acceptBy: '2026-03-10',
        until: '2026-03-16',
      },
      { what: 'Another visit', by: 'Worker w-zhuoma', step: 'visit', until: '2026-03-20' },
    ]);
    expect(body.text).toContain(`Number: ${slip}`);
    expect(body.text).toMatch(/Ask at: https:\/\/test\/slips\/[0-9A-Z]{18}$/);
    expect(body.svg).toMatch(/^<svg[^>]*>.*<\/svg>$/s);
    expect(JSON.stringify(body)).not.toContain('well');
    expect((await print(zhuoma, home(1), 'zh-CN')).body.text).toContain(
      '再次上门：Worker w-zhuoma，2026-03-20 前',
    );
  });

  it('has Chinese under each line of Tibetan', async () => {
    const { body } = await print(zhuoma, home(1), 'bo');
    expect(body.lines[1]).toEqual({
      what: 'བསྐྱར་དུ་འཚམས་འདྲིར་ཡོང་རྒྱུ\n再次上门',
      by: 'Worker w-zhuoma',
      step: 'visit',
      until: '2026-03-20',
    });
    expect(body.text.split('\n').slice(0, 4)).toEqual([
      'གྲོས་མཐུན་བྱུང་བའི་དོན་ཚན',
      '约定事项',
      '1. ཁྱིམ་ཚང་གི་རེ་འདུན། ཡུལ་ཚོ་གྲོང་རྡལ་གྱི་དོན་གཅོད་ཁང། 2026-03-10 སྔོན་ལ་དང་ལེན་བྱེད་མིན་ཐག་གཅོད། 2026-03-16 སྔོན་ལ་ལན་འདེབས།',
      '1. 家庭诉求：乡镇街道，2026-03-10 前决定是否受理，2026-03-16 前答复',
    ]);
  });

  it('promises the answer alone once the request is taken on, and of what is refused that it was', async () => {
    const onCase = callerOf(caseRoutes, ctx);
    await onCase('POST', `/cases/${CASE}/accept`, township, { body: {} });
    const lines = async () => (await print(zhuoma, home(1), 'zh-CN')).body.text.split('\n');
    expect((await lines())[1]).toBe('1. 家庭诉求：乡镇街道，2026-03-16 前答复');
    await onCase('POST', `/cases/${CASE}/refuse`, township, {
      body: { words: 'Not ours.', goTo: 'The county.' },
    });
    expect((await lines())[1]).toBe('1. 家庭诉求：2026-03-09 未受理，请向上门人员询问原因和去处');
  });

  it('names whoever comes on that day, not whoever prints it', async () => {
    const away = { worker: 'w-zhuoma', deputy: 'w-tashi', from: '2026-03-16', to: '2026-03-23' };
    const made = { version: 1, createdAt: MONDAY, createdBy: 'r-1', digest: 'd' };
    await table.load([deputyItem({ ...away, reason: 'leave', ...made }, MONDAY)]);
    expect((await print(township)).body.lines[1]).toMatchObject({
      by: 'Worker w-tashi',
      until: '2026-03-20',
    });
  });

  it('goes with a household that moves, and is printed under any of its numbers', async () => {
    const there = aHousehold(9, { formerly: [home(1)] });
    const { id, version, createdAt } = aHousehold(1, { version: 2 });
    const to = { movedTo: there.id, movedOn: '2026-03-09', reason: 'filed-wrongly' } as const;
    await table.load([
      householdItem(there),
      householdItem({ status: 'moved', id, version, createdAt, ...to }),
      aLink('w-zhuoma', there.id),
    ]);
    expect((await print(zhuoma, there.id)).status).toBe(200);
    expect(await print()).toEqual(await print(zhuoma, there.id));
  });

  it('is written down as a reading', async () => {
    await print();
    expect(
      table.all().some(({ pk, purpose }) => pk === `ACCESS#${home(1)}` && purpose === 'visit.slip'),
    ).toBe(true);
  });

  it.each([
    { why: 'a worker of another grid', claims: stranger, id: home(1) },
    { why: 'another household than its own', claims: zhuoma, id: home(2) },
  ])('is not for $why', async ({ claims, id }) => {
    expect((await print(claims, id)).status).toBe(404);
  });
});
