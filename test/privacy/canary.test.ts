import { Buffer } from 'node:buffer';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findDenied } from '../../shared/base/find-denied.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import { powertoolsLog } from '../../shared/runtime/log.ts';
import { indexes } from '../../shared/table/key.ts';
import { showsPeople } from '../harness/boundary/personal-reads.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { type Claims, callerOf } from '../support/call.ts';
import { CANARY, CANARY_PHONE, CASE, canaryWorld, household, isCanary } from '../support/canary-world.ts';
import { everyRoute } from '../support/every-route.ts';
import * as people from '../support/register.ts';

const world = await canaryWorld();
const indexNames = new Set<string>(['pk', 'sk', ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk])]);

describe('a person, known by a name and a telephone number,', () => {
  it('is in the timeline, in the register and with the helper, and in no other item of the table', () => {
    const kinds = world.table
      .all()
      .filter(isCanary)
      .map(({ pk, sk }) => `${pk.split('#')[0]} ${sk.split('#')[0]}`);
    expect([...new Set(kinds)].sort()).toEqual(['CASE ENTRY', 'GRID HH', 'TRIGGER WORRY', 'WORKER WORKER']);
  });

  it('is in no key and no attribute of an index', () => {
    const indexed = world.table
      .all()
      .map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => indexNames.has(name))));
    expect(indexed.filter(isCanary)).toEqual([]);
  });

  it('is in no event, though every change was looked at', () => {
    const events = world.changes.flatMap((change) => eventOf(change) ?? []);
    expect(events.length).toBeGreaterThan(10);
    expect(events.filter(isCanary)).toEqual([]);
  });

  it('is in no line of the log', () => {
    expect(world.log.lines.filter(isCanary)).toEqual([]);
  });
});

describe('the table', () => {
  it('has no attribute with a denied word, at any depth', () => {
    const namesIn = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, one]) => [
            ...(Array.isArray(value) ? [] : [name]),
            ...namesIn(one),
          ])
        : [];
    const names = new Set(world.table.all().flatMap(namesIn));
    expect(names.size).toBeGreaterThan(40);
    expect([...names].filter((name) => findDenied(name).length > 0)).toEqual([]);
  });
});

const readers: readonly Claims[] = [
  people.zhuoma,
  people.township,
  people.county,
  people.registrar,
  people.rightsDesk,
  people.auditor,
];

/** The records of this world, by the names that paths give them. */
const known: Readonly<Record<string, string>> = {
  caseId: CASE,
  code: people.TOWNSHIP,
  householdId: household.id,
  subjectId: household.id,
  workerId: 'w-cairang',
};

const readable = (await everyRoute()).filter(
  ({ route }) => route.method === 'GET' && !showsPeople.includes(route),
);
const filled = (path: string, params: Readonly<Record<string, unknown>>, query: string) =>
  `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? params[name]))}${query}`;

describe('a list, a board or any other answer that is not about a person', () => {
  it.each(readable)('holds no word about one: $name', async ({ route, params, target }) => {
    const query = target.includes('?') ? target.slice(target.indexOf('?')) : '';
    for (const who of readers) {
      const answer = await world.call('GET', filled(route.path, params, query), who);
      expect({ who: who.sub, ...answer }).not.toMatchObject({ status: 500 });
      expect(isCanary(answer)).toBe(false);
    }
  });

  it('is really answered, or this test would prove nothing', async () => {
    const answered = await Promise.all(
      readable.map(async ({ route, params, target }) => {
        const query = target.includes('?') ? target.slice(target.indexOf('?')) : '';
        const all = await Promise.all(
          readers.map((who) => world.call('GET', filled(route.path, params, query), who)),
        );
        return all.some(({ status }) => status === 200);
      }),
    );
    expect(answered.filter(Boolean).length).toBeGreaterThan(readable.length / 2);
  });
});

describe('a cursor', () => {
  it.each([
    { who: people.zhuoma, target: '/households?limit=1' },
    { who: people.registrar, target: '/workers?limit=1' },
    { who: people.township, target: '/cases?limit=1' },
    { who: people.zhuoma, target: '/tasks?limit=1' },
  ])('of $target says where a list goes on and nothing of whom it has shown', async ({ who, target }) => {
    const { body } = await (await canaryWorld()).call('GET', target, who);
    expect(body.items).toHaveLength(1);
    expect(isCanary(Buffer.from(String(body.next ?? ''), 'base64url').toString('utf8'))).toBe(false);
  });
});

describe('the log of a function, as CloudWatch would keep it', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** What the real logger writes while `act` runs. */
  const written = async (act: () => Promise<unknown>): Promise<string> => {
    const lines: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk: unknown) => {
        lines.push(String(chunk));
        return true;
      });
    }
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
        lines.push(parts.map(String).join(' '));
      });
    await act();
    vi.restoreAllMocks();
    return lines.join('\n');
  };

  const told = `${CANARY} says: ring ${CANARY_PHONE}`;
  const broken = async (message: string) => {
    const { services, table } = await canaryWorld();
    table.get = () => Promise.reject(new Error(message));
    return callerOf(await allEndpoints(), { ...services, log: powertoolsLog() });
  };

  it('says where a request broke, and neither the message nor the body', async () => {
    const call = await broken(told);
    const text = await written(async () => {
      const answer = await call('POST', `/cases/${CASE}/notes`, people.township, { body: { words: told } });
      expect(answer).toMatchObject({ status: 500 });
      expect(isCanary(answer)).toBe(false);
    });
    expect(text).toContain('request failed');
    expect(isCanary(text)).toBe(false);
  });

  it('stays empty about a request that is refused', async () => {
    const { services } = await canaryWorld();
    const call = callerOf(await allEndpoints(), { ...services, log: powertoolsLog() });
    const text = await written(async () => {
      await call('POST', `/cases/${CASE}/notes`, people.township, { body: { words: told, [CANARY]: 1 } });
      await call('GET', `/cases?area=${CANARY}`, people.township);
      await call('POST', `/cases/${CASE}/notes`, people.township, { body: `{"words": "${told}` });
      await call('GET', `/households/${CANARY}`, people.zhuoma);
    });
    expect(isCanary(text)).toBe(false);
  });

  it('cannot be made to lie by a line break in what is sent', async () => {
    const call = await broken('boom');
    const text = await written(() =>
      call('POST', `/cases/${CASE}/notes`, people.township, {
        body: { words: 'a' },
        headers: { 'user-agent': '\r\n{"level":"ERROR","message":"forged"}\u2028\u001b[31m' },
      }),
    );
    expect(text).not.toContain('forged');
  });
});
