import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { handler as docs } from '../../functions/http/docs/index.ts';
import { handler as health } from '../../functions/http/health/index.ts';
import { Problem } from '../../scripts/openapi/problem-schema.ts';
import { mayEver } from '../../shared/access/rules/may.ts';
import { Refusal, type RefusalKind, statusOf } from '../../shared/base/refusal.ts';
import { roles } from '../../shared/base/role.ts';
import type { HttpEvent } from '../../shared/http/http-event.ts';
import { problem } from '../../shared/http/problem.ts';
import { SAFE_HEADERS } from '../../shared/http/safe-headers.ts';
import { grants } from '../../shared/modules.ts';
import { reads } from '../harness/boundary/personal-reads.ts';
import type { Answered, Claims } from '../support/call.ts';
import { canaryWorld } from '../support/canary-world.ts';
import { testContext } from '../support/context.ts';
import { type Asked, callEvery, everyRoute, someone } from '../support/every-route.ts';

const all = await everyRoute();
const allowed = ({ route }: Asked) => roles.find((role) => mayEver([role], route.action, grants)) ?? 'worker';
const denied = ({ route }: Asked) => roles.find((role) => !mayEver([role], route.action, grants));

const isProblem = (answer: Answered) => {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(z.parse(Problem, answer.body)).toMatchObject({ status: answer.status });
};

const isSafe = (answer: Answered) => {
  expect(answer.headers).toMatchObject(SAFE_HEADERS);
  // RFC 9110: whoever is turned away without a token is told which one to bring.
  expect('www-authenticate' in answer.headers).toBe(answer.status === 401);
  if (answer.status >= 400) isProblem(answer);
  else expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
};

interface Channel {
  readonly how: string;
  readonly expected: readonly number[];
  readonly ask: (asked: Asked) => Promise<Answered> | undefined;
}

const fresh = () => testContext().ctx;
const nobody = { sub: '', doorstep_role: '', doorstep_area: '' } satisfies Claims;
const brokenServices = () => {
  const { ctx, table } = testContext();
  const fails = () => Promise.reject(new Error('arn:aws:dynamodb:eu-west-1:1:table/doorstep is away'));
  Object.assign(table, { get: fails, getMany: fails, query: fails, count: fails, write: fails, load: fails });
  return ctx;
};

const ways: readonly Channel[] = [
  {
    how: 'a valid request',
    expected: [200, 201, 202, 400, 401, 403, 404, 409, 412, 422],
    ask: (asked) => callEvery(fresh())(asked, someone(allowed(asked))),
  },
  { how: 'a token without a name', expected: [401], ask: (asked) => callEvery(fresh())(asked, nobody) },
  {
    how: 'a role without a part in it',
    expected: [403],
    ask: (asked) => {
      const role = denied(asked);
      return role && callEvery(fresh())(asked, someone(role));
    },
  },
  {
    how: 'a body that is no JSON',
    expected: [400],
    ask: (asked) =>
      asked.body === undefined
        ? undefined
        : callEvery(fresh())(asked, someone(allowed(asked)), { body: '{"a":' }),
  },
  {
    how: 'a body of 2 MB',
    expected: [413],
    ask: (asked) => callEvery(fresh())(asked, someone(allowed(asked)), { body: 'a'.repeat(2_000_000) }),
  },
  {
    how: 'a parameter that there is not',
    expected: [400],
    ask: (asked) => {
      const target = `${asked.target}${asked.target.includes('?') ? '&' : '?'}surprise=1`;
      return callEvery(fresh())({ ...asked, target }, someone(allowed(asked)));
    },
  },
  {
    how: 'a database that is away',
    expected: [500],
    ask: (asked) => callEvery(brokenServices())(asked, someone(allowed(asked))),
  },
];

describe.each(ways)('every answer to $how', ({ expected, ask }) => {
  it.each(all)('is safe and in its form: $name', async (asked) => {
    const answer = await ask(asked);
    if (answer === undefined) return;
    expect(expected).toContain(answer.status);
    isSafe(answer);
  });
});

describe('an answer with a record', () => {
  it.each(Object.entries(reads))(
    'is kept by no cache: %s',
    async (name, { who, target, body, headers = {} }) => {
      const { call } = await canaryWorld();
      const answer = await call(name.split(' ')[0] ?? 'GET', target, who, { body, headers });
      expect(answer.status).toBe(200);
      isSafe(answer);
    },
  );
});

describe('an answer without a token', () => {
  it.each(['/health', '/docs', '/openapi.json', '/docs/start.js', '/docs/nothing'])(
    'is safe: %s',
    async (path) => {
      const event = { headers: {}, requestContext: { http: { path } } } as unknown as HttpEvent;
      const answer = path === '/health' ? await health() : await docs(event);
      const { 'content-security-policy': policy, ...safe } = SAFE_HEADERS;
      expect(answer.headers).toMatchObject(
        path === '/docs' ? safe : { ...safe, 'content-security-policy': policy },
      );
    },
  );
});

const eventOf = (headers: Record<string, string> = {}) =>
  ({ headers, routeKey: 'GET /cases', requestContext: { requestId: 'r-1' } }) as unknown as HttpEvent;

describe('a refusal', () => {
  const kinds = Object.keys(statusOf) as RefusalKind[];

  it.each(kinds)('says what it is, in the form of RFC 9457: %s', async (kind) => {
    const { ctx, log } = testContext();
    const faults = [{ pointer: '#/a~1b/0', code: 'field.unknown', facts: {} }] as const;
    const refusal = new Refusal(kind, 'import.other-rows', { number: 3 }, faults);
    const answer = await problem(refusal, eventOf(), ctx);
    expect(answer).toMatchObject({
      statusCode: statusOf[kind],
      headers: { ...SAFE_HEADERS, 'content-type': 'application/problem+json', 'content-language': 'en' },
    });
    expect(z.parse(Problem, JSON.parse(answer.body ?? ''))).toEqual({
      type: '/docs/refusals.html#import.other-rows',
      title: kind,
      status: statusOf[kind],
      code: 'import.other-rows',
      facts: { number: 3 },
      detail: 'Chunk 3 was sent with other rows. A changed file is another import; open one.',
      errors: [{ ...faults[0], detail: 'There is no such field. Leave it out.' }],
    });
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['zh-CN, en;q=0.5', 'zh-CN', '第 3 段曾以不同内容发送。修改后的文件请另开一次导入。'],
    ['zh', 'zh-CN', '第 3 段曾以不同内容发送。修改后的文件请另开一次导入。'],
    ['fr, de;q=0.8', 'en', 'Chunk 3 was sent with other rows. A changed file is another import; open one.'],
    ['en;q=0, bo', 'bo', expect.stringMatching(/^[^A-Za-z]*3[^A-Za-z]*$/)],
  ])('speaks a language that the reader asks for: %s', async (asked, language, words) => {
    const refusal = new Refusal('conflict', 'import.other-rows', { number: 3 });
    const answer = await problem(refusal, eventOf({ 'accept-language': asked }), testContext().ctx);
    expect(answer.headers).toMatchObject({ 'content-language': language, vary: 'accept-language' });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'import.other-rows', detail: words });
  });

  it('tells a fault of ours by a number alone: no stack, no table, no address', async () => {
    const { ctx, log } = testContext();
    const error = new TypeError('arn:aws:dynamodb:eu-west-1:1:table/doorstep at store.ts:7');
    const answer = await problem(error, eventOf(), ctx);
    expect(z.parse(Problem, JSON.parse(answer.body ?? ''))).toMatchObject({ title: 'failed', status: 500 });
    expect(answer.body).not.toMatch(/arn:|table|store|TypeError|\bat /);
    expect(answer.body).toContain('r-1');
    expect(log.lines).toHaveLength(1);
  });
});
