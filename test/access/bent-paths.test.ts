import { describe, expect, it } from 'vitest';
import { mayEver } from '../../shared/access/rules/may.ts';
import { roles } from '../../shared/base/role.ts';
import { grants } from '../../shared/modules.ts';
import { testContext } from '../support/context.ts';
import { type Asked, callEvery, everyRoute, someone } from '../support/every-route.ts';

const all = await everyRoute();
const denied = all.flatMap((asked) =>
  roles.filter((role) => !mayEver([role], asked.route.action, grants)).map((role) => ({ asked, role })),
);

const pathOf = ({ target }: Asked) => target.split('?')[0] ?? target;
const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const hex = (char: string) => `%${char.charCodeAt(0).toString(16)}`;

/** The same path as a careless proxy, router or normaliser might still take it for the same. */
const bent: Readonly<Record<string, (path: string) => string>> = {
  'a slash at the end': (path) => `${path}/`,
  'two slashes at the beginning': (path) => `/${path}`,
  'doubled slashes': (path) => path.replaceAll('/', '//'),
  'encoded slashes': (path) => `/${path.slice(1).replaceAll('/', '%2f')}`,
  'every slash encoded': (path) => path.replaceAll('/', '%2F'),
  'twice encoded slashes': (path) => `/${path.slice(1).replaceAll('/', '%252f')}`,
  backslashes: (path) => `/${path.slice(1).replaceAll('/', '\\')}`,
  'capital letters': (path) => path.toUpperCase(),
  'an encoded letter': (path) => path.replace(/[a-z]/, hex),
  'a way through an open path': (path) => `/health/..${path}`,
  'an encoded way through an open path': (path) => `/health/%2e%2e${path}`,
  'a step to itself': (path) => `/.${path}`,
  'a step out and back': (path) => `${path}/../${lastPart(path)}`,
  'a semicolon': (path) => `${path};a=b`,
  'a semicolon and a step': (path) => `${path}/..;/${lastPart(path)}`,
  'an encoded question mark': (path) => `${path}%3f`,
  'a file ending': (path) => `${path}.json`,
  'a null byte': (path) => `${path}%00`,
  'a line break': (path) => `${path}%0a`,
  'a blank at the end': (path) => `${path}%20`,
  'a whole address': (path) => `https://127.0.0.1${path}`,
  'full-width letters': (path) => path.normalize('NFKD').replace(/[a-z]/, '\uff43'),
};

/** The role check is the first thing behind the router: any other refusal would mean that it was passed. */
const stoppedAtTheGateway = { 403: /has no part in/, 404: /no such route/ };

const stopped = async ({ asked, role }: (typeof denied)[number], told: object) => {
  const { ctx, table } = testContext();
  const answer = await callEvery(ctx)(asked, someone(role), told);
  const words = stoppedAtTheGateway[answer.status as 403 | 404];
  const at = `${role} ${asked.name}`;
  return words?.test(answer.body.detail) && table.all().length === 0
    ? undefined
    : { at, status: answer.status, body: answer.body };
};

const passed = async (told: (asked: Asked) => object) =>
  (await Promise.all(denied.map((one) => stopped(one, told(one.asked))))).filter((one) => one !== undefined);

describe('a denied path', () => {
  it('exists, or this test would prove nothing', () => {
    expect(denied.length).toBeGreaterThan(50);
  });

  it.each(Object.entries(bent))('stays denied with %s', async (_, bend) => {
    expect(await passed((asked) => ({ rawPath: bend(pathOf(asked)) }))).toEqual([]);
  });

  it.each(['lower case', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'ANY', '__proto__', ''])(
    'stays denied with the method %s',
    async (name) => {
      const method = (asked: Asked) => (name === 'lower case' ? asked.route.method.toLowerCase() : name);
      const answers = await Promise.all(
        denied.map(async ({ asked, role }) => {
          const { ctx, table } = testContext();
          const call = callEvery(ctx)(asked, someone(role), { method: method(asked) });
          const { status } = await call.catch(() => ({ status: 500 }));
          return { status, stored: table.all().length };
        }),
      );
      expect(answers.filter(({ status, stored }) => status < 400 || stored > 0)).toEqual([]);
    },
  );

  it.each([
    { 'x-http-method-override': 'GET' },
    { 'x-original-url': '/health' },
    { 'x-rewrite-url': '/health' },
    { 'x-forwarded-prefix': '/health' },
    { 'x-user-id': 'u-registrar', 'x-role': 'registrar', 'x-forwarded-user': 'u-registrar' },
  ])('stays denied with the headers %j', async (headers) => {
    expect(await passed(() => ({ headers }))).toEqual([]);
  });
});
