import { newOpening } from '../../shared/access/rules/break-glass.ts';
import { openingWrite } from '../../shared/access/store/opening-store.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import type { Route } from '../../shared/http/endpoint.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import { useAttachmentFiles } from '../../shared/runtime/attachment-files.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Change } from '../../shared/table/stream-event.ts';
import type { Item, Table, Write } from '../../shared/table/table.ts';
import { slipNumber } from '../../shared/visit/rules/slip-number.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { people as named } from './a-prefecture.ts';
import { allEndpoints } from './all-endpoints.ts';
import { type Claims, callerOf, type Told } from './call.ts';
import { hoursLater, MONDAY } from './cases.ts';
import { testContext } from './context.ts';
import { filesInMemory } from './files/attachment-files.ts';
import * as people from './register.ts';

/** Stands in every text about a person of this world: wherever it turns up, a person does. */
export const CANARY = 'Kanarie';
/** The same person, as a telephone would know them. */
export const CANARY_PHONE = '0941 777 1234';
export const isCanary = (value: unknown): boolean => {
  const text = JSON.stringify(value) ?? '';
  return text.includes(CANARY) || text.includes(CANARY_PHONE);
};

export const CASE = '01JQ0000000000000000000001';
export const ATTACHMENT = '01JQ0000000000000000000002';
export const FOLLOW_UP = '01JQ0000000000000000000003';
export const TRIGGER = '01JQ0000000000000000000004';
const APPROVAL = '01JQ000000000000000000000A';
export const RIGHTS_REQUEST = '01JQ0000000000000000000008';
export const EXPLANATION = '01JQ000000000000000000000B';
const GREETING = '01JQ0000000000000000000005';
const JOB = '01JQ0000000000000000000006';
const JOB_DONE = '01JQ0000000000000000000007';
const CHANCE = new Uint8Array(17);
export const SLIP = slipNumber(CHANCE);
export const household = people.aHousehold(people.GRID, 1, { liaison: 'w-zhuoma' });
/** Nobody comes to this one. */
export const forgotten = people.aHousehold(people.TWIN_GRID, 1);
export const office: Claims = named.dorje;

const canary = {
  name: `${CANARY} Tashi`,
  phone: CANARY_PHONE,
  address: `${CANARY} lane 4`,
  birthYear: 1950,
};
const canaryWorker = people.aWorker('w-cairang', { name: `${CANARY} Cairang`, phone: CANARY_PHONE });

/** A call beside the visits that are planned, with which something was given. */
export const contact = {
  id: '01JQ000000000000000000000C',
  subject: { type: 'household', id: household.id },
  day: '2026-03-09',
  mode: 'phone',
  purpose: 'errand',
  given: [{ kind: 'matter-done' }],
};

/** Watches what is written, as the table's stream would. */
const watched = (table: ReturnType<typeof memoryTable>) => {
  const changes: Change[] = [];
  const seen = async (put: Item, write: () => Promise<void>) => {
    const before = await table.get(put);
    await write();
    changes.push({ before, after: await table.get(put), at: MONDAY });
  };
  const puts = (writes: readonly Write[]) => writes.flatMap((one) => ('put' in one ? [one.put] : []));
  const around = (items: readonly Item[], write: () => Promise<void>): Promise<void> => {
    const [first, ...rest] = items;
    return first === undefined ? write() : seen(first, () => around(rest, write));
  };
  const spied: Table & { all(): Item[] } = {
    ...table,
    write: (writes) => around(puts(writes), () => table.write(writes)),
    load: (items) => around(items, () => table.load(items)),
  };
  return { table: spied, changes };
};

const everything: readonly Route[] = await allEndpoints();

type Call = (method: string, target: string, who: Claims, told?: Told) => Promise<{ status: number }>;

/** Each step of a busy case, with words about the canary wherever words are taken. */
const liveThrough = async (call: Call) => {
  const words = `${CANARY} says: the lane is washed out, ring ${CANARY_PHONE}.`;
  const subject = { type: 'household', id: household.id };
  const requester = { name: CANARY, phone: CANARY_PHONE, language: 'bo', relation: 'self' };
  const at = `/cases/${CASE}`;
  const steps: readonly (readonly [Claims, string, object])[] = [
    [people.zhuoma, '/cases', { id: CASE, kind: 'household-request', subject, words, requester }],
    [people.township, `${at}/accept`, { words }],
    [people.township, `${at}/assign`, { to: { unit: 'xh-roads' }, words }],
    [office, `${at}/start`, { words }],
    [office, `${at}/attachments`, { id: ATTACHMENT, contentType: 'image/jpeg', bytes: 1_000 }],
    [office, `${at}/attachments/${ATTACHMENT}/keep`, {}],
    [office, `${at}/notes`, { words }],
    [people.county, `${at}/follow-ups`, { id: FOLLOW_UP, words, answerBy: '2026-03-12' }],
    [office, `${at}/follow-ups/${FOLLOW_UP}/answer`, { words }],
    [office, `${at}/extension/ask`, { count: 2, words }],
    [people.township, `${at}/extension/decide`, { decision: 'deny', words }],
    [office, `${at}/wait`, { words }],
    [office, `${at}/resume`, { words }],
    [office, `${at}/answer`, { result: 'solved', words }],
    [people.zhuoma, '/triggers', { id: TRIGGER, kind: 'worry', household: household.id, asked: true, words }],
    [people.zhuoma, '/triggers', { id: GREETING, kind: 'left-school', household: household.id }],
    [
      people.village,
      '/approvals',
      { id: APPROVAL, subject, reader: 'w-zhuoma', purpose: 'back-to-school', until: '2026-12-31' },
    ],
    [people.zhuoma, '/triggers', { id: JOB, kind: 'no-work', household: household.id }],
    [people.rightsDesk, '/rights-requests', { id: RIGHTS_REQUEST, household: household.id, right: 'copy' }],
    [people.rightsDesk, '/rights-requests', { id: EXPLANATION, household: household.id, right: 'explain' }],
    [
      people.zhuoma,
      `/tasks/${JOB}/${household.id}/outcome`,
      { id: JOB_DONE, outcome: 'done', day: '2026-03-09', again: '2026-03-12' },
    ],
  ];
  for (const [who, target, body] of steps) {
    const { status } = await call('POST', target, who, { body });
    if (status >= 400) throw new Error(`The canary's world stops at ${target} with ${status}.`);
  }
};

/** A household, a worker and a case that are full of the canary, and every route to reach them by. */
export const canaryWorld = async () => {
  const { table, changes } = watched(memoryTable());
  await table.load([
    ...people.theTree(),
    ...people.theStaff(),
    workerItem(canaryWorker),
    householdItem({ ...household, ...canary }),
    householdItem({ ...forgotten, ...canary }),
    linkItem(people.aLink(household.id, 'w-zhuoma')),
  ]);
  const test = testContext(table);
  const services = {
    ...test.ctx,
    random: () => CHANCE,
  };
  useAttachmentFiles(filesInMemory({ address: `https://files.test/${CANARY}` }));
  const call = callerOf(everything, services);
  await liveThrough(call);
  const emergency = { id: '01JQ0000000000000000000009', reason: 'danger-to-life' } as const;
  const opened = newOpening(emergency, household.id, undefined, MONDAY);
  await table.write([openingWrite(opened, people.county.sub, undefined)]);
  test.moveTo(hoursLater(1));
  return { ...test, table, services, changes, call };
};
