import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { publishedOnly } from '../../infra/constructs/stream-filters.ts';
import { chunkItem } from '../../shared/campaign/store/chunk-item.ts';
import { opened } from '../../shared/case/rules/move.ts';
import { caseItem } from '../../shared/case/store/case-item.ts';
import { caseCounterKey, entryKey } from '../../shared/case/store/keys.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { noticeWrite } from '../../shared/notification/store/inbox-store.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import { publishedAs } from '../../shared/publishing/published-as.ts';
import { importChunkKey } from '../../shared/register-import/store/keys.ts';
import type { Item } from '../../shared/table/table.ts';
import { visitKey } from '../../shared/visit/store/keys.ts';
import { endingItem, taskItem } from '../../shared/visit/store/visit-item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { sampleKeys } from '../house/sample-keys.ts';
import { aReportEntry, MONDAY } from '../support/cases.ts';
import { aWorker } from '../support/register.ts';
import { everyTarget, ofType, synthesised } from '../support/templates.ts';
import { aHousehold, aTask } from '../support/visits.ts';

type Pattern = Readonly<Record<string, unknown>>;

/** What Lambda's filters make of a record: every name of the pattern, and one of the beginnings that stand there. */
const matches = (record: unknown, pattern: Pattern): boolean =>
  Object.entries(pattern).every(([name, wanted]) => {
    const value = (record as Pattern | undefined)?.[name];
    if (!Array.isArray(wanted)) return matches(value, wanted as Pattern);
    return wanted.some(({ prefix }) => typeof value === 'string' && value.startsWith(prefix));
  });

const recordOf = ({ pk, sk }: Item) => ({ eventName: 'INSERT', dynamodb: { Keys: marshall({ pk, sk }) } });
const left = noticeWrite({
  kind: 'visits-due',
  to: 'w-1',
  id: 'n-1',
  at: MONDAY,
  day: '2026-03-09',
  grid: aTask().household.slice(0, 15),
  today: 1,
  soon: 0,
});
const task = aTask();
const { origin, household } = task;
const campaign = { campaign: 'spring-greetings-2026', plan: 2, number: 0, version: 1, attempts: 0 };

const opening = opened(aReportEntry());
const loud: Readonly<Record<string, Item>> = {
  'a case': caseItem(opening.after, opening.lookAt),
  'a household': householdItem(aHousehold(1)),
  'a notice': 'put' in left ? left.put : taskItem(task),
  'a chunk that is called': chunkItem({ status: 'called', ...campaign, calledAt: MONDAY }),
};
const { active: _, ...worker } = aWorker('w-1');
const serves = workerItem({ ...worker, active: true });
const hasLeft = workerItem({
  ...worker,
  active: false,
  leftOn: '2026-03-09',
  reason: 'left-service',
  version: 2,
});
const silent: Readonly<Record<string, Item>> = {
  'a task of a campaign': taskItem(task),
  'the ending of a visit': endingItem({ origin, household, sent: 's', digest: 'd' }, task),
  'a finished chunk of an import': {
    ...importChunkKey('01JQ0000000000000000000001', 1),
    number: 1,
    digest: 'd',
    outcomes: 'cc',
    refused: [],
    finishedAt: MONDAY,
  },
  'a visit': { ...visitKey(household, task.dueOn, origin), ...task },
  'a counter': { ...caseCounterKey(household.slice(0, 15), '2026-03', origin), opened: 1 },
  'an entry of a timeline': { ...entryKey('01JQ0000000000000000000001', 1), version: 1 },
};

const keys = (await sampleKeys()).flatMap(({ pk, sk }) => (sk === undefined ? [] : [{ pk, sk }]));

describe.each(everyTarget)('the stream for $where', ({ settings }) => {
  const sources = ofType(synthesised(settings).service, 'AWS::Lambda::EventSourceMapping');
  const [{ FilterCriteria } = {}] = sources
    .map(({ Properties }) => Properties)
    .filter((all) => 'StartingPosition' in all);
  const { Filters } = FilterCriteria as { Filters: { Pattern: string }[] };
  const hears = (item: Item) =>
    Filters.some(({ Pattern }) => matches(recordOf(item), JSON.parse(Pattern) as Pattern));

  it('has no more filters than Lambda takes', () => {
    expect(Filters.length).toBeGreaterThan(0);
    expect(Filters.length).toBeLessThanOrEqual(5);
  });

  it('hands on, of all keys that stores build, those of which others hear', () => {
    const told = keys.filter((key) => publishedAs(key) !== undefined);
    expect(told.length).toBeGreaterThan(4);
    expect(keys.filter(hears)).toEqual(told);
  });

  it.each(Object.keys(loud))('hands on %s, of which others hear', (what) => {
    const after = loud[what] as Item;
    expect(eventOf({ before: undefined, after, at: MONDAY })).toBeDefined();
    expect(hears(after)).toBe(true);
  });

  it('hands on that somebody left, and says nothing of other changes of their record', () => {
    expect(eventOf({ before: serves, after: hasLeft, at: MONDAY })).toMatchObject({
      data: { active: false },
    });
    expect(eventOf({ before: serves, after: serves, at: MONDAY })).toBeUndefined();
    expect(hears(hasLeft)).toBe(true);
  });

  it.each(Object.keys(silent))('calls nobody for %s, of which nobody hears', (what) => {
    const after = silent[what] as Item;
    expect(eventOf({ before: undefined, after, at: MONDAY })).toBeUndefined();
    expect(hears(after)).toBe(false);
  });
});

it('takes two filters, however many modules let others hear of them', () => {
  const many = Array.from({ length: 30 }, (_, number) => ({
    pk: `P${number}#`,
    ...(number % 3 === 0 ? {} : { sk: `S${number}` }),
  }));
  const patterns = publishedOnly(many).map(({ pattern }) => JSON.parse(pattern) as Pattern);
  expect(patterns).toHaveLength(2);
  const heard = ({ pk, sk = 'ANY' }: { pk: string; sk?: string }) =>
    patterns.some((pattern) => matches(recordOf({ pk, sk }), pattern));
  expect(many.filter((key) => !heard(key))).toEqual([]);
  expect(heard({ pk: 'P1#', sk: 'ELSE' })).toBe(false);
  expect(heard({ pk: 'TASK#', sk: 'S1' })).toBe(false);
});
