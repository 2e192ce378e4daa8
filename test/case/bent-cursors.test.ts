import { beforeEach, describe, expect, it } from 'vitest';
import { people, prefecture } from '../support/oversight.ts';

const ids = ['01JQ0000000000000000000011', '01JQ0000000000000000000012'];

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
  for (const id of ids) {
    await test.open({ id });
    await test.step(people.county, 'follow-ups', { id, words: 'How far is it?', answerBy: '2026-03-20' }, id);
  }
});

/** The cursor of a first page, with another place in it. */
const bent = async (path: string, after: unknown) => {
  const { next } = (await test.call('GET', `${path}?limit=1`, people.county)).body;
  const cursor = JSON.parse(Buffer.from(next, 'base64url').toString('utf8'));
  return Buffer.from(JSON.stringify({ ...cursor, after })).toString('base64url');
};
const orders = { pk: 'CASE#x', sk: 'FOLLOW-UP#x', workPk: 'ORDERS#623027' };

describe('a bent cursor', () => {
  it.each([
    { path: '/cases', after: 5 },
    { path: '/cases', after: { pk: 'CASE#x' } },
    { path: '/cases', after: { pk: 'CASE#x', sk: 'CASE', areaPk: 'OPEN#623027101' } },
    { path: '/cases', after: { pk: '', sk: 'CASE', areaPk: 'OPEN#623027101', areaSk: '2026' } },
    { path: '/cases', after: { pk: 'CASE#x', sk: 'CASE', areaPk: 'OPEN#623027101', areaSk: '' } },
    { path: '/cases', after: { pk: '格'.repeat(900), sk: 'CASE', areaPk: 'OPEN#623027101', areaSk: '2026' } },
    { path: '/follow-ups', after: orders },
    { path: '/follow-ups', after: { ...orders, workSk: 7 } },
    { path: '/follow-ups', after: { ...orders, workPk: 'ORDERS#623000', workSk: '2026' } },
  ])('of $path is refused: $after', async ({ path, after }) => {
    const cursor = await bent(path, after);
    expect(await test.call('GET', `${path}?limit=1&cursor=${cursor}`, people.county)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '#/query/cursor' }] },
    });
  });
});
