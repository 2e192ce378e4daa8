import { beforeAll, describe, expect, it } from 'vitest';
import { mayEver } from '../../shared/access/rules/may.ts';
import { type Role, roles } from '../../shared/base/role.ts';
import { grants } from '../../shared/modules.ts';
import type { Answered, Claims, Told } from '../support/call.ts';
import { CASE, canaryWorld, FOLLOW_UP, household, office, TRIGGER } from '../support/canary-world.ts';
import { type Asked, everyRoute } from '../support/every-route.ts';
import * as people from '../support/register.ts';
import { fieldsOf, nasty, withField } from '../support/wrong-input/nasty.ts';

const who: Readonly<Record<Role, Claims>> = {
  worker: people.zhuoma,
  handler: office,
  supervisor: people.township,
  registrar: people.registrar,
  'rights-desk': people.rightsDesk,
  auditor: people.auditor,
};
/** What stands in the world of the canary, so that a request comes as far as it can. */
const known: Readonly<Record<string, string>> = {
  caseId: CASE,
  followUpId: FOLLOW_UP,
  origin: TRIGGER,
  householdId: household.id,
  workerId: 'w-cairang',
  code: people.GRID,
};
const texts = Object.values(nasty).filter((value) => typeof value !== 'object');
const encoded = (value: unknown) => encodeURIComponent(String(value).toWellFormed().slice(0, 1_000));

let world: Awaited<ReturnType<typeof canaryWorld>>;
let writes = 0;
beforeAll(async () => {
  world = await canaryWorld();
  const { write, load } = world.table;
  world.table.write = async (all) => {
    await write(all);
    writes += 1;
  };
  world.table.load = async (all) => {
    await load(all);
    writes += all.length;
  };
});

const pathOf = ({ route, params }: Asked, bent: Readonly<Record<string, unknown>> = {}): string =>
  route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encoded(bent[name] ?? known[name] ?? params[name]),
  );

const queryOf = ({ query }: Asked, bent: Readonly<Record<string, unknown>> = {}): string => {
  const all = Object.entries({ ...query, ...bent }).map(([name, value]) => `${name}=${encoded(value)}`);
  return all.length === 0 ? '' : `?${all.join('&')}`;
};

/** All that can be wrong in one place: path, query, and every field of the body. */
const wrongRequests = (asked: Asked): { target: string; told: Told }[] => {
  const { params, query, body } = asked;
  const target = `${pathOf(asked)}${queryOf(asked)}`;
  const inPath = Object.keys(params).flatMap((name) =>
    texts.map((value) => ({
      target: `${pathOf(asked, { [name]: value })}${queryOf(asked)}`,
      told: { body },
    })),
  );
  const inQuery = Object.keys({ ...query, limit: 1, cursor: '' }).flatMap((name) =>
    texts.map((value) => ({
      target: `${pathOf(asked)}${queryOf(asked, { [name]: value })}`,
      told: { body },
    })),
  );
  const values = [...Object.values(nasty), undefined];
  const bodies =
    body === undefined
      ? []
      : [
          ...Object.values(nasty).map((value) => JSON.stringify(value)),
          ...fieldsOf(body).flatMap((at) => values.map((value) => withField(body, at, value))),
        ];
  return [...inPath, ...inQuery, ...bodies.map((one) => ({ target, told: { body: one } }))];
};

/** What is refused is refused in words, names its field, and writes nothing; nothing breaks. */
const faultIn = (answer: Answered, wrote: boolean): string | undefined => {
  if (answer.status >= 500) return 'broke';
  if (answer.status < 400) return undefined;
  if (answer.headers['content-type'] !== 'application/problem+json') return 'no problem document';
  if (/Invalid input|API description/.test(JSON.stringify(answer.body))) return 'says nothing';
  return wrote ? 'wrote' : undefined;
};

const all = await everyRoute();
const mayAsk = ({ route }: Asked) => roles.filter((role) => mayEver([role], route.action, grants));

describe('R11 every field of every route, with every wrong value', () => {
  it.each(all)('breaks nothing: $name', async (asked) => {
    const faults: unknown[] = [];
    const [role = 'worker'] = mayAsk(asked);
    for (const { target, told } of wrongRequests(asked)) {
      const before = writes;
      const headers = asked.route.ifMatch !== 'required' ? {} : { 'if-match': '"1"' };
      const [rawPath = ''] = target.split('?');
      const answer = await world.call(asked.route.method, target, who[role], { ...told, headers, rawPath });
      const fault = faultIn(answer, writes > before);
      if (fault !== undefined) faults.push({ fault, role, target, body: told.body, answer: answer.body });
    }
    expect(faults).toEqual([]);
  });
});
