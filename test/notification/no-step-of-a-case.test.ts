import { describe, expect, it } from 'vitest';
import { routes as campaignRoutes } from '../../functions/http/campaigns/routes.ts';
import { routes as rightsRoutes } from '../../functions/http/rights/routes.ts';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { remindOfVisits } from '../../functions/sweeps/remind-of-visits.ts';
import { type NoticeSort, OTHER_RECEIVERS } from '../../scripts/notifications/other-receivers.ts';
import { readingBudgetWrite } from '../../shared/access/store/reading-budget.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { createCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { runLook } from '../../shared/jobs/use-cases/look-after.ts';
import { approvalLook } from '../../shared/jobs/use-cases/look-at-approvals.ts';
import { Notice } from '../../shared/notification/rules/notice.ts';
import { recordOf } from '../../shared/table/item.ts';
import type { Item } from '../../shared/table/table.ts';
import { newAgenda } from '../../shared/visit/rules/agenda.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { agendaItem } from '../../shared/visit/store/visit-item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { callerOf } from '../support/call.ts';
import { aCampaign, OPENING_DAY } from '../support/campaigns.ts';
import { GRID, MONDAY } from '../support/cases.ts';
import { shanghai } from '../support/clocks.ts';
import { testContext } from '../support/context.ts';
import { everyInbox } from '../support/every-inbox.ts';
import { people } from '../support/oversight.ts';
import { loadPrefecture } from '../support/prefecture.ts';
import { anArea, aWorker, COUNTY, VILLAGE } from '../support/register.ts';
import { aVillage, county, dorje, township, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

type Event = keyof typeof OTHER_RECEIVERS;
type Rows = readonly { readonly to: string; readonly as: NoticeSort }[];

const ID = '01JV0000000000000000000001';
const OTHER = '01JV0000000000000000000002';
const ABOVE = 'the one responsible above the grid';

const sortOf = (notice: Notice): string =>
  'about' in notice ? `${notice.kind}: ${notice.about}` : notice.kind;

/** What came into all inboxes by something that happens, as the table says it; who is not expected stands there by the address. */
const toldBy = async (
  table: { all(): Item[] },
  known: Readonly<Record<string, string>>,
  happens: () => Promise<unknown>,
) => {
  const inboxes = () => table.all().filter(({ pk }) => pk.startsWith('INBOX#'));
  const before = new Set(inboxes().map(({ pk, sk }) => `${pk} ${sk}`));
  await happens();
  const fresh = inboxes().filter(({ pk, sk }) => !before.has(`${pk} ${sk}`));
  const notices = fresh.map((item) => Notice.parse(recordOf(item)));
  return notices.map((notice) => ({ to: known[notice.to] ?? notice.to, as: sortOf(notice) }));
};

const succeeds = async (answer: Promise<{ readonly status: number }>) =>
  expect((await answer).status).toBeOneOf([200, 201, 202]);

const away = { worker: 'w-zhuoma', deputy: 'w-dawa', from: '2026-03-09', to: '2026-03-12', reason: 'leave' };
const bothOfDeputy = { 'w-dawa': 'the deputy', 'w-zhuoma': 'whom they stand in for' };

const named = async () => {
  const world = await everyInbox();
  const name = () => succeeds(world.staff('POST', '/deputies', people.township, { body: away }));
  const path = '/deputies/w-zhuoma/2026-03-09/w-dawa/end';
  const end = () => succeeds(world.staff('POST', path, people.township, { body: {} }));
  return { ...world, name, end };
};

/** A visit to make at the first door, which is Zhuoma's, on Friday. */
const aVisit = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [aTask()]);
  const days = { firstDueOn: '2026-03-13', lastDueOn: '2026-03-13' };
  const of = { origin: aTask().origin, area: GRID.slice(0, 12), ...days };
  await village.table.load([agendaItem(newAgenda(of, MONDAY, PREFECTURE_CALENDAR))]);
  const remindAt = (at: string) => {
    village.moveTo(shanghai(at));
    return remindOfVisits(village.ctx);
  };
  const path = `/tasks/${aTask().origin}/${home(1)}/outcome`;
  const record = (outcome: string, who = zhuoma) =>
    succeeds(village.call('POST', path, who, { body: { id: ID, outcome, day: '2026-03-09' } }));
  const takeBack = () =>
    succeeds(village.call('POST', `${path}/take-back`, township, { body: { id: OTHER, of: ID } }));
  return { ...village, remindAt, record, takeBack };
};

const ofCampaign = { 'area:623000': 'the level that the campaign is of' };

const campaign = async () => {
  const test = testContext();
  await loadPrefecture(test.table, 20);
  test.moveTo(OPENING_DAY);
  const opened = aCampaign();
  await createCampaign(test.ctx, opened);
  const plan = () => planCampaign(test.ctx, opened, 50);
  const call = callerOf(campaignRoutes, test.ctx);
  const post = (verb: string, version: number, body: object = {}) =>
    succeeds(
      call('POST', `/campaigns/mid-autumn-2026/${verb}`, people.prefecture, {
        body,
        headers: { 'if-match': `"${version}"` },
      }),
    );
  return { ...test, plan, post };
};

/** A door at which a child may become known, and the approval for whoever comes there. */
const aChild = async () => {
  const visit = await aVisit();
  const subject = { type: 'household', id: home(1) };
  const body = { id: OTHER, subject, reader: 'w-zhuoma', purpose: 'back-to-school', until: '2026-03-31' };
  const give = () => succeeds(visit.call('POST', '/approvals', township, { body }));
  return { ...visit, give };
};

/** Everything that the table says of what is no step of a case, as it happens. */
const EVENTS: Readonly<Record<Event, () => Promise<Awaited<ReturnType<typeof toldBy>>>>> = {
  'a deputy is named, or their days change': async () => {
    const { table, name } = await named();
    return toldBy(table, bothOfDeputy, name);
  },
  'a deputyship ends': async () => {
    const { table, name, end } = await named();
    await name();
    return toldBy(table, bothOfDeputy, end);
  },
  'the first plan of a campaign stands': async () => {
    const { table, plan } = await campaign();
    return toldBy(table, ofCampaign, plan);
  },
  'a campaign goes out': async () => {
    const { table, plan, post } = await campaign();
    await plan();
    return toldBy(table, ofCampaign, () => post('publish', 3));
  },
  'a campaign gets more time': async () => {
    const { table, plan, post } = await campaign();
    await plan();
    return toldBy(table, ofCampaign, () => post('extend', 3, { until: '2026-10-09' }));
  },
  'a campaign is cancelled': async () => {
    const { table, plan, post } = await campaign();
    await plan();
    return toldBy(table, ofCampaign, () => post('cancel', 3, { reason: 'weather' }));
  },
  'everything is handed over': async () => {
    const { table, staff } = await everyInbox();
    const body = { id: OTHER, from: 'w-zhuoma', to: 'w-dawa', reason: 'left-post' };
    const known = { 'w-dawa': 'who gets it', 'w-zhuoma': 'who gave it' };
    return toldBy(table, known, () => succeeds(staff('POST', '/hand-overs', people.township, { body })));
  },
  'visits are due': async () => {
    const { table, remindAt } = await aVisit();
    return toldBy(table, { 'w-zhuoma': 'whoever makes them' }, () => remindAt('2026-03-12 09:05'));
  },
  'visits were not made in time, or have nobody to make them': async () => {
    const { table, remindAt } = await aVisit();
    for (const day of ['12', '13']) await remindAt(`2026-03-${day} 09:05`);
    return toldBy(table, { 's-village': ABOVE }, () => remindAt('2026-03-16 09:05'));
  },
  'a household was found to have moved': async () => {
    const { table, record } = await aVisit();
    return toldBy(table, { 's-village': ABOVE }, () => record('moved'));
  },
  'something entered was a mistake, and is taken back': async () => {
    const { table, call } = await aVisit();
    const path = `/households/${home(1)}/deaths`;
    await succeeds(call('POST', path, dorje, { body: { id: ID, day: '2026-03-08' } }));
    const known = { 'w-dorje': 'whoever entered it', 'w-zhuoma': 'whoever comes to the door' };
    const body = { id: OTHER, death: 'death-2026-03-08' };
    return toldBy(table, known, () => succeeds(call('POST', `${path}/take-back`, township, { body })));
  },
  'something is known of a child, which nobody may read yet': async () => {
    const { table, call } = await aVisit();
    const known = { 's-village': `${ABOVE}, other than who entered it` };
    const body = { id: ID, kind: 'left-school', household: home(1) };
    return toldBy(table, known, () => succeeds(call('POST', '/triggers', dorje, { body })));
  },
  'an approval is given': async () => {
    const { table, give } = await aChild();
    return toldBy(table, { 'w-zhuoma': 'who may read now' }, give);
  },
  'an approval ends within ten working days': async () => {
    const { table, give, ctx } = await aChild();
    await table.load([areaItem(anArea(VILLAGE, { liaison: 'w-village' }))]);
    await give();
    const near = 'the one responsible for the village or township of who may read';
    const known = { 's-township': 'who gave it', 'w-village': near };
    const later = { ...ctx, now: () => '2026-03-18T18:30:00.000Z' };
    return toldBy(table, known, () => runLook('approvals', approvalLook, later));
  },
  'an approval is taken away': async () => {
    const { table, give, call } = await aChild();
    await give();
    const end = `/households/${home(1)}/approvals/w-zhuoma`;
    return toldBy(table, { 'w-zhuoma': 'who may read no more' }, () =>
      succeeds(call('DELETE', end, township)),
    );
  },
  'a record is opened in an emergency': async () => {
    const { table, ctx } = await aVisit();
    await table.load([workerItem(aWorker('a-county', { role: 'auditor', area: COUNTY }))]);
    const body = { id: ID, reason: 'danger-to-life' };
    const open = () =>
      callerOf(rightsRoutes, ctx)('POST', `/households/${home(1)}/break-glass`, county, { body });
    return toldBy(table, { 'a-county': 'every auditor of the county' }, () => succeeds(open()));
  },
  'somebody asks for more records in an hour than anybody reads': async () => {
    const { table, ctx } = await aVisit();
    await table.load([workerItem(aWorker('a-county', { role: 'auditor', area: COUNTY }))]);
    const hour = { reader: 'w-dorje', hour: MONDAY, area: GRID, marks: '', version: 1, overAt: MONDAY };
    await table.write([readingBudgetWrite(hour)]);
    const above = 'the one responsible above the area of the reader';
    return toldBy(table, { 'a-county': 'every auditor of the county', 's-village': above }, () =>
      finishWork(ctx),
    );
  },
  'the outcome of a visit that left no record is taken back': async () => {
    const { table, record, takeBack } = await aVisit();
    await record('not-at-home');
    return toldBy(table, { 's-village': ABOVE, 'w-zhuoma': 'whoever comes to the door' }, takeBack);
  },
};

const inOrder = (rows: Rows | Awaited<ReturnType<typeof toldBy>>) =>
  rows.map(({ to, as }) => `${to}: ${as}`).toSorted();

describe('of what is no step of a case exactly those are told whom the table names', () => {
  const events = Object.entries(EVENTS) as [Event, (typeof EVENTS)[Event]][];

  it.each(events)('when %s', async (event, happens) => {
    expect(inOrder(await happens())).toEqual(inOrder(OTHER_RECEIVERS[event]));
  });

  it('and there is no notice of a sort that the table does not know', () => {
    const sorts = Notice.def.options.flatMap(({ shape }) => {
      const [kind = ''] = shape.kind.def.values;
      const about = 'about' in shape && kind !== 'case' ? Object.values(shape.about.def.entries) : [];
      return about.length === 0 ? [kind] : about.map((one) => `${kind}: ${one}`);
    });
    const rows: Rows = Object.values(OTHER_RECEIVERS).flat();
    expect(new Set(rows.map(({ as }) => as))).toEqual(new Set(sorts.filter((sort) => sort !== 'case')));
  });
});
