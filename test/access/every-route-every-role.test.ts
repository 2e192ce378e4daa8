import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { NOTHING, permissionsPage } from '../../scripts/permissions/page.ts';
import { type Role, roles } from '../../shared/base/role.ts';
import type { Claims } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import { callEvery, everyRoute, someone } from '../support/every-route.ts';

const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

const rowsUnder = (heading: string): string[][] =>
  (page.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

/** The published table, read as a person would read it: which roles have no part in an action. */
const [head = [], , ...rows] = rowsUnder('Actions and roles');
const mayByPage = (role: Role, action: string): boolean => {
  const cell = rows.find(([name]) => name === action)?.[head.indexOf(role)];
  if (cell === undefined) throw new Error(`The page says nothing of "${action}" and "${role}".`);
  return cell !== NOTHING;
};

const all = await everyRoute();
const everyPair = all.flatMap((asked) => roles.map((role) => ({ asked, role, name: asked.name })));
const ask = async (index: number, claims: Claims, told = {}) => {
  const { ctx, table, log } = testContext();
  const asked = all[index];
  if (asked === undefined) throw new Error('No such route.');
  const answer = await callEvery(ctx)(asked, claims, told);
  return { answer, stored: table.all(), failures: log.lines };
};

describe('docs/permissions.md', () => {
  it('is what the table says today; otherwise run `npm run permissions`', () => {
    expect(page).toBe(permissionsPage());
  });

  it('names every role and every route', () => {
    expect(head.slice(1)).toEqual([...roles]);
    const published = rowsUnder('Routes').map(([, route, action]) => `${route}: ${action}`);
    expect(published).toEqual(
      expect.arrayContaining(all.map(({ name, route }) => `${name}: ${route.action}`)),
    );
  });
});

describe('a request made from the published API', () => {
  it.each(all)('is valid for $name', ({ route: { schemas }, params, query, body }) => {
    z.parse(schemas.params, params);
    z.parse(schemas.query, query);
    if (schemas.body !== undefined) z.parse(schemas.body, body);
  });
});

describe('every route, as every role', () => {
  it.each(everyPair)('answers $role at $name as the published table says', async ({ asked, role }) => {
    const { answer, stored, failures } = await ask(all.indexOf(asked), someone(role));
    const refusedByRole = answer.status === 403 && /has no part in/.test(answer.body.detail);
    expect(refusedByRole).toBe(!mayByPage(role, asked.route.action));
    if (refusedByRole) expect(stored).toEqual([]);
    expect({ status: answer.status, failures }).toEqual({
      status: expect.not.toBeOneOf([500]),
      failures: [],
    });
  });
});

const pairs: readonly (readonly [Role, Role])[] = [
  ['worker', 'handler'],
  ['registrar', 'supervisor'],
  ['auditor', 'worker'],
];
const everyRouteOfPairs = all.flatMap((asked) => pairs.map((pair) => ({ asked, pair, name: asked.name })));

describe('every route, as somebody of two roles', () => {
  it.each(everyRouteOfPairs)('answers $pair at $name as either may be answered', async ({ asked, pair }) => {
    const { answer, stored, failures } = await ask(all.indexOf(asked), someone(...pair));
    const refusedByRole = answer.status === 403 && /has no part in/.test(answer.body.detail);
    expect(refusedByRole).toBe(!pair.some((role) => mayByPage(role, asked.route.action)));
    if (refusedByRole) expect(stored).toEqual([]);
    expect({ status: answer.status, failures }).toEqual({
      status: expect.not.toBeOneOf([500]),
      failures: [],
    });
  });
});

describe('a token that does not say who it is', () => {
  const worker = someone('worker');
  const { doorstep_role: _, ...roleless } = worker;
  const { doorstep_area: __, ...arealess } = worker;
  it.each([
    { what: 'an unknown role', claims: { ...worker, doorstep_role: 'king' } },
    { what: 'a role of the system', claims: { ...worker, doorstep_role: 'system' } },
    { what: 'roles in brackets', claims: { ...worker, doorstep_role: '[worker supervisor]' } },
    { what: 'a role twice', claims: { ...worker, doorstep_role: 'worker worker' } },
    { what: 'an unknown role beside one', claims: { ...worker, doorstep_role: 'worker king' } },
    { what: 'a blank too many', claims: { ...worker, doorstep_role: 'worker  handler' } },
    { what: 'a role in capitals', claims: { ...worker, doorstep_role: 'WORKER' } },
    { what: 'the name of an inherited property', claims: { ...worker, doorstep_role: 'constructor' } },
    { what: 'an empty role', claims: { ...worker, doorstep_role: '' } },
    { what: 'no role', claims: roleless },
    { what: 'no area', claims: arealess },
    { what: 'an empty area', claims: { ...worker, doorstep_area: '' } },
    { what: 'an area that is a path', claims: { ...worker, doorstep_area: '/' } },
    { what: 'no name', claims: { ...worker, sub: '' } },
    { what: 'an empty scope', claims: worker, told: { scope: '' } },
    { what: 'another scope', claims: worker, told: { scope: 'openid profile' } },
    { what: 'a scope that begins like ours', claims: worker, told: { scope: 'doorstep-read xdoorstep' } },
  ])('is refused with 401 at every route: $what', async ({ claims, told }) => {
    for (const index of all.keys()) {
      const { answer, stored } = await ask(index, claims as Claims, told);
      expect({ at: all[index]?.name, status: answer.status, stored }).toEqual({
        at: all[index]?.name,
        status: 401,
        stored: [],
      });
    }
  });
});
