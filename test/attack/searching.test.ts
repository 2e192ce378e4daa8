import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../scripts/openapi/document.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { GRID, linkedHousehold, TWIN_GRID } from '../support/register.ts';
import { aTask, home } from '../support/visits.ts';

/** What stands for anything in one language of questions or another. */
const WILDCARDS = ['*', '%', '_', '?', '.*', '623*', '6230%', '62302710120300_', '[0-9]+', '"', '||'];

// biome-ignore lint/suspicious/noExplicitAny: a test reads the document as any reader would
const { paths, components } = (await openApiDocument()) as any;
// biome-ignore lint/suspicious/noExplicitAny: the same
const resolved = (one: any): any =>
  one.$ref === undefined
    ? one
    : resolved(
        one.$ref
          .split('/')
          .slice(1)
          .reduce((at: never, name: string) => at[name], { components }),
      );

/** Every question that a list takes, but for how long a page is and in which language. */
const questions = Object.entries<{ get?: { parameters?: object[] } }>(paths).flatMap(([path, { get }]) =>
  (get?.parameters ?? [])
    .map(resolved)
    .filter((one) => one.in === 'query' && !['limit', 'cursor', 'lang'].includes(one.name))
    .map(({ name }) => ({ path, name, target: path.replaceAll(/\{\w+\}/g, GRID) })),
);

const world = async () => {
  const doors = [...linkedHousehold(GRID, 1, 'w-zhuoma'), ...linkedHousehold(TWIN_GRID, 1, 'w-twin')];
  const made = await aPrefecture(await allEndpoints(), doors);
  const tasks = [home(1, GRID), home(1, TWIN_GRID)].map((household) => aTask({ household }));
  await loadTasks(made.ctx, tasks);
  return made;
};

describe('D09 a search for anything', () => {
  it('is asked for in every question of every list', () => {
    expect(questions.length).toBeGreaterThan(25);
    expect(questions).toContainEqual({ path: '/tasks', name: 'household', target: '/tasks' });
  });

  it.each(questions)('finds nothing through $name of $path', async ({ target, name }) => {
    const { call } = await world();
    for (const wildcard of WILDCARDS) {
      const asked = `${target}?${name}=${encodeURIComponent(wildcard)}`;
      const { status, body } = await call('GET', asked, people.tashi);
      expect({ asked, status: status >= 400 && status < 500 }).toEqual({ asked, status: true });
      expect(JSON.stringify(body)).not.toMatch(/Dorje Tashi|spring-greetings/);
    }
  });

  it('by a part of a number goes no further than the list without it', async () => {
    const { call } = await world();
    const doorsFor = async (question: string) => {
      const { body } = await call('GET', `/tasks${question}`, people.zhuoma);
      return body.items.map(({ household }: { household: string }) => household);
    };
    expect(await doorsFor('?household=623')).toEqual(await doorsFor(''));
    expect(await doorsFor('')).toEqual([home(1, GRID)]);
  });
});
