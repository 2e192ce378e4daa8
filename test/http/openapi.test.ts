import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { areas, openPaths } from '../../functions/http/areas.ts';
import { openApiDocument } from '../../scripts/openapi/document.ts';
import { examples } from '../../scripts/openapi/examples.ts';
import { exportedSchemas } from '../../scripts/schemas/exported.ts';
import { grants } from '../../shared/modules.ts';
import { allEndpoints } from '../support/all-endpoints.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly unknown[];
  readonly 'x-permission'?: string;
  readonly parameters: readonly { readonly $ref?: string; readonly name?: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

const file = new URL('../../docs/openapi.json', import.meta.url);
const committed = JSON.parse(readFileSync(file, 'utf8'));
const operations = Object.entries<Record<string, Operation>>(committed.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, it]) => ({ at: `${method.toUpperCase()} ${path}`, path, ...it })),
);
const closed = operations.filter(({ path }) => !openPaths.includes(path));

describe('an example', () => {
  const known = exportedSchemas();

  it.each(Object.entries(examples))('is a valid %s', async (name, example) => {
    const exported = (await known).find(
      (it) => it.name === name && /^shared\/(base\/|[^/]+\/rules\/)/.test(it.file),
    );
    expect(z.safeParse(exported?.value ?? z.never(), example)).toMatchObject({ success: true });
  });
});

describe('docs/openapi.json', () => {
  it('is what the routes say today; otherwise run `npm run openapi`', async () => {
    expect(`${JSON.stringify(await openApiDocument(), null, 2)}\n`).toBe(readFileSync(file, 'utf8'));
  });

  it('holds exactly the routes of all areas', () => {
    const routes = areas.flatMap((area) => area.routes.map(({ method, path }) => `${method} ${path}`));
    expect(operations.map(({ at }) => at).sort()).toEqual(routes.sort());
  });

  it('leaves out no endpoint that somebody wrote and no list of an area', async () => {
    const served = new Set<unknown>(areas.flatMap(({ routes }) => [...routes]));
    const forgotten = (await allEndpoints()).filter((route) => !served.has(route));
    expect(forgotten.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    const lists = globSync('functions/http/*/routes.ts').map((file) => file.split('/')[2]);
    expect(areas.map(({ entry }) => entry.split('/')[1]).sort()).toEqual(lists.sort());
  });

  it('gives every operation a name of its own', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][A-Za-z0-9]+$/.test(name))).toEqual([]);
  });

  it.each(closed)('says what $at needs and how it refuses', (it) => {
    expect(it.security).toEqual([{ oidc: ['doorstep'] }]);
    expect(Object.keys(grants)).toContain(it['x-permission']);
    expect(Object.keys(it.responses)).toEqual(expect.arrayContaining(['400', '401', '403', '404', '500']));
    const named = [...it.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(it.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
  });

  it('names the headers that an endpoint looks at, or it would look in vain', () => {
    const files = globSync('functions/http/*/*.ts');
    const looks = /async run\(\{[^)]*\b(key|ifMatch)\b[^)]*\}/;
    const silent = files.filter((file) => {
      const source = readFileSync(file, 'utf8');
      return looks.test(source) && !/idempotent:|ifMatch:|method: 'PUT'/.test(source);
    });
    expect(silent).toEqual([]);
  });

  it('asks for no token on open paths only', () => {
    const open = operations.filter(({ security }) => security.length === 0).map(({ path }) => path);
    expect(open.filter((path) => !openPaths.includes(path))).toEqual([]);
  });
});
