import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { typedNumber, typedTexts } from '../../shared/base/typed-text.ts';
import type { HttpEvent } from '../../shared/http/http-event.ts';
import { rawRequest } from '../../shared/http/request.ts';
import { printedSlip, slipNumber } from '../../shared/visit/rules/slip-number.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { caseApi, ID, report, township, worker } from '../support/case-api.ts';

const wide = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const grouped = (text: string, by: string) => (text.match(/.{1,6}/g) ?? []).join(by);

/** How somebody types what they read from paper. */
const ways: [string, (text: string) => string][] = [
  ['in small letters', (text) => text.toLowerCase()],
  ['in wide letters', wide],
  ['in small wide letters', (text) => wide(text.toLowerCase())],
  ['in groups with blanks', (text) => grouped(text, ' ')],
  ['in groups with wide blanks', (text) => grouped(text, '\u3000')],
  ['in groups with dashes', (text) => grouped(text, '-')],
  ['in groups with long dashes', (text) => grouped(text, '—')],
  ['in groups with wide dashes', (text) => grouped(text, '－')],
  ['in groups with a minus', (text) => grouped(text, '−')],
  ['in groups with dots', (text) => grouped(text, '·')],
  ['with blanks around it', (text) => `  ${text}\u3000`],
  ['with O for 0 and l for 1', (text) => text.replaceAll('0', 'o').replaceAll('1', 'l')],
  ['as a path may hold it', (text) => encodeURIComponent(wide(grouped(text, '-')))],
];

const endpoints = await allEndpoints();
const SLIP = slipNumber(new Uint8Array(17).map((_, n) => n * 7 + 1));

describe.each(ways)('a number typed %s', (_, typed) => {
  it.each([ID, SLIP, printedSlip(SLIP)])('is found: %s', (number) => {
    expect(typedNumber(typed(number))).toBe(number.replaceAll('-', ''));
  });

  it('is found in every path that holds one', () => {
    const held = endpoints.filter(({ path }) => /\{caseId\}|slips\/\{number\}/.test(path));
    expect(held.length).toBeGreaterThan(10);
    for (const { path, schemas } of held) {
      const name = path.includes('{caseId}') ? 'caseId' : 'number';
      const event = {
        pathParameters: { [name]: typed(name === 'caseId' ? ID : SLIP) },
        headers: {},
        requestContext: {},
      };
      const who = { id: 'w', roles: ['worker'], areaPath: '/gn/', unit: undefined } as const;
      const { params } = rawRequest(event as unknown as HttpEvent, who);
      expect(params[name], path).toBe(name === 'caseId' ? ID : SLIP);
      const shape = (schemas.params as z.ZodMiniObject).shape[name];
      expect(z.parse(shape as z.ZodMiniType, params[name])).toBe(params[name]);
    }
  });

  it('is found in what a body says of another case', () => {
    const number = typed(ID).startsWith('%') ? ID : typed(ID);
    const body = { into: number, follows: number, caseId: number, linked: number, cases: [number, number] };
    expect(typedTexts(body)).toEqual({ into: ID, follows: ID, caseId: ID, linked: ID, cases: [ID, ID] });
  });
});

it('opens a case by its number as it is typed, and takes the number of another', async () => {
  const { call } = caseApi();
  const other = ID.replace(/1$/, '2');
  await call('POST', '/cases', worker, { body: report });
  await call('POST', '/cases', worker, { body: { ...report, id: other } });
  const found = await call('GET', `/cases/${encodeURIComponent(wide(ID.toLowerCase()))}`, worker);
  expect(found).toMatchObject({ status: 200, body: { id: ID } });
  const merged = await call('POST', `/cases/${grouped(other, '-')}/merge`, township, {
    body: { into: grouped(ID, ' ') },
  });
  expect(merged).toMatchObject({ status: 200, body: { id: other, into: ID } });
});

it.each([
  'w-zhuoma',
  '',
  'no number',
  'U'.repeat(26),
  '9'.repeat(26),
  '%',
  '%E0%A4%A',
  ID.slice(1),
  `${ID}0`,
  '0'.repeat(5_000),
])('what is no number stays as it was typed: %s', (text) => {
  expect(typedNumber(text)).toBe(text);
});

it('reads the code of an area and the number of a household in wide digits', () => {
  const event = {
    pathParameters: { code: wide('623027101'), householdId: wide('623027101001001-0012') },
    queryStringParameters: { area: ' ６２３０２７ ', of: 'mine' },
    headers: {},
    requestContext: {},
  };
  const who = { id: 'w', roles: ['worker'], areaPath: '/gn/', unit: undefined } as const;
  const { params, query } = rawRequest(event as unknown as HttpEvent, who);
  expect({ params, query }).toEqual({
    params: { code: '623027101', householdId: '623027101001001-0012' },
    query: { area: '623027', of: 'mine' },
  });
});
