import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/register/routes.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { caseApi, ID, report, township, worker } from '../support/case-api.ts';
import { registrar } from '../support/register.ts';

const body = { code: '623027101205', name: 'Upper meadow' };
const path = `/areas/${body.code}`;

/** Of a record at version 2. */
const HELD = [
  '"2"',
  'W/"2"',
  '2',
  ' "2" ',
  '"1", "2"',
  '"2","3"',
  'W/"1", W/"2"',
  '1, 2',
  '"of another, 9", "2"',
  '*',
  ' * ',
];
const NOT_HELD = [
  '"1"',
  'W/"3"',
  '3',
  '"1", "3"',
  '"22"',
  '"*"',
  '"1,2"',
  '"2 "',
  ',',
  '""',
  '"',
  '2.0',
  '02',
];

let { call } = await aPrefecture(routes);
describe('If-Match', () => {
  const rename = (header: string, name: string) =>
    call('PUT', path, registrar, { body: { name }, headers: { 'if-match': header } });
  beforeEach(async () => {
    ({ call } = await aPrefecture(routes));
    await call('POST', '/areas', registrar, { body });
    await rename('"1"', 'Meadow');
  });

  it.each(HELD)('%s names version 2', async (header) => {
    const answer = await rename(header, 'Lower meadow');
    expect(answer).toMatchObject({ status: 200, body: { version: 3, name: 'Lower meadow' } });
  });

  it.each(NOT_HELD)('%s does not', async (header) => {
    const answer = await rename(header, 'Lower meadow');
    expect(answer).toMatchObject({ status: 412, body: { facts: { version: 2 } } });
  });

  it('* takes whichever version there is each time, and none of an area that is not there', async () => {
    await rename('*', 'Lower meadow');
    await rename('*', 'Meadow');
    expect(await rename('*', 'Lower meadow')).toMatchObject({
      status: 200,
      body: { version: 5, name: 'Lower meadow' },
    });
    const nowhere = { body: { name: 'X' }, headers: { 'if-match': '*' } };
    expect((await call('PUT', '/areas/623027101999', registrar, nowhere)).status).toBe(404);
  });
});

describe('If-Match at a step of a case', () => {
  const accept = async (header: string) => {
    const { call } = caseApi();
    await call('POST', '/cases', worker, { body: report });
    const send = () =>
      call('POST', `/cases/${ID}/accept`, township, { body: {}, headers: { 'if-match': header } });
    return [await send(), await send()].map(({ status }) => status);
  };

  it.each(['"1"', 'W/"1"', '1', '"7", "1"'])('%s names it, also when it is sent again', async (header) => {
    expect(await accept(header)).toEqual([200, 200]);
  });

  it('* names whatever there is, and tells no second step from a first', async () => {
    expect(await accept('*')).toEqual([200, 409]);
  });

  it('"2", "3" names another', async () => {
    expect(await accept('"2", "3"')).toEqual([412, 412]);
  });
});
