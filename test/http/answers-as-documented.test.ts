import { describe, expect, it } from 'vitest';
import { areas } from '../../functions/http/areas.ts';
import { SAFE_HEADERS } from '../../shared/http/safe-headers.ts';
import { caseApi, report, worker } from '../support/case-api.ts';
import { answerFaults, type GivenAnswer } from '../support/document/answer-faults.ts';
import { published } from '../support/document/find-operation.ts';

const made: GivenAnswer = {
  method: 'POST',
  path: '/areas',
  status: 201,
  headers: {
    ...SAFE_HEADERS,
    etag: '"1"',
    location: '/areas/623027101203005',
    'content-type': 'application/json; charset=utf-8',
  },
  body: { code: '623027101203005', version: 1, kind: 'grid', name: 'Mill Lane' },
};
const body = { ...Object(made.body) };
const without = (name: string) =>
  Object.fromEntries(Object.entries(made.headers).filter(([one]) => one !== name));
const refused: GivenAnswer = {
  ...made,
  status: 404,
  headers: { ...SAFE_HEADERS, 'content-type': 'application/problem+json' },
  body: {
    type: '/docs/refusals.html#area.unknown',
    title: 'not-found',
    status: 404,
    code: 'area.unknown',
    facts: {},
    detail: 'There is no such area. Look at its code.',
  },
};

describe('an answer as docs/openapi.json says', () => {
  it.each([made, refused])('is taken: $status', (answer) => {
    expect(answerFaults(answer)).toEqual([]);
  });
});

describe('an answer that docs/openapi.json does not know', () => {
  it.each<readonly [string, GivenAnswer, string]>([
    ['another status', { ...made, status: 418 }, 'the status 418'],
    ['a field more', { ...made, body: { ...body, colour: 'red' } }, 'additional properties'],
    ['a field less', { ...made, body: { ...body, name: undefined } }, "required property 'name'"],
    ['a value of another kind', { ...made, body: { ...body, version: '1' } }, '/version'],
    ['a header more', { ...made, headers: { ...made.headers, 'x-powered-by': 'us' } }, 'x-powered-by'],
    ['no address', { ...made, headers: without('location') }, 'location is missing'],
    ['an address of nothing', { ...made, headers: { ...made.headers, location: '/gone/1' } }, '/gone/1'],
    [
      'another content type',
      { ...made, headers: { ...made.headers, 'content-type': 'text/csv' } },
      'text/csv',
    ],
    ['a problem that says more', { ...refused, body: { ...Object(refused.body), row: 7 } }, 'additional'],
    ['a problem of an unknown code', { ...refused, body: { ...Object(refused.body), code: 'x' } }, '/code'],
  ])('is not taken: %s', (_, answer, fault) => {
    expect(answerFaults(answer).join('; ')).toContain(fault);
  });
});

describe('whoever makes something', () => {
  const routes = areas.flatMap((area) => (area.access === 'token' ? area.routes : []));
  const readable = (path: string) => 'get' in (published.paths[path] ?? {});

  it('is told where it can be read, wherever it can', () => {
    const silent = routes.filter(
      ({ status, located, method, path }) =>
        status === 201 &&
        method === 'POST' &&
        !located &&
        Object.keys(published.paths).some(
          (other) =>
            readable(other) && other.startsWith(`${path}/{`) && !other.slice(path.length + 2).includes('/'),
        ),
    );
    // A file can be read when it is kept, and not before.
    expect(silent.map(({ path }) => path)).toEqual(['/cases/{caseId}/attachments']);
  });

  it('finds it there', async () => {
    const { call } = caseApi();
    const reported = await call('POST', '/cases', worker, { body: report });
    const found = await call('GET', String(reported.headers['location']), worker);
    expect(found).toMatchObject({ status: 200, body: { id: report.id, version: reported.body.version } });
  });
});
