import { setTimeout } from 'node:timers/promises';
import { newUlid } from '../../shared/runtime/context.ts';
import { count, type Json, list, moveClock, object, type Person, runSchedule, signIn, text } from './api.ts';
import type { Story } from './story.ts';

const ID = 'mid-autumn-2026';
const PATH = `/campaigns/${ID}`;
/** Three weeks before the day, half an hour before anybody comes to the office. */
const OPENS = '2026-09-04T05:30:00+08:00';
/** The first Monday of the window. */
const MONDAY = '2026-09-14';
const VISITS = 3;

const say = (who: string, verb: string, what: string) =>
  console.log(`  ${who.padEnd(14)} ${verb.padEnd(18)} ${what}`);

const planned = async (prefecture: Person, township: Person): Promise<Json> => {
  await moveClock(OPENS);
  await runSchedule('look-after');
  const campaign = await prefecture.get(PATH);
  const plan = object(campaign['plan']);
  const days = Array.isArray(plan['days']) ? plan['days'] : [];
  say('the daily job', 'opens and plans', `${ID}: ${text(campaign['status'])}`);
  say(
    '',
    '',
    `${count(plan['visits'])} visits of ${count(plan['households'])} households by ${count(plan['workers'])} workers`,
  );
  say(
    '',
    '',
    `on ${days.length} working days, ${text(days[0])} to ${text(days.at(-1))}, make-up Sunday among them`,
  );
  const undone = Object.entries(object(plan['undone'])).filter(([, households]) => count(households) > 0);
  const inWords = undone.map(([why, households]) => `${count(households)} households (${why})`).join(', ');
  say('', 'cannot be done', inWords || 'nothing');
  const load = await township.get(`${PATH}/load?area=623027101`);
  const trips = list(load['workers']).map((one) => (Array.isArray(one['trips']) ? one['trips'] : []));
  const perDay = days.map((_, day) => trips.reduce((sum, all) => sum + count(all[day]), 0));
  say(township.user, 'sees the load', `${trips.length} workers, trips day by day: ${perDay.join(' ')}`);
  return campaign;
};

/** Asks again until the queue has done its work. */
const published = async (prefecture: Person): Promise<Json> => {
  for (let tries = 0; tries < 120; tries += 1) {
    const campaign = await prefecture.get(PATH);
    if (campaign['status'] === 'published') return campaign;
    await setTimeout(500);
  }
  throw new Error('The campaign was not published within a minute.');
};

const publish = async (prefecture: Person, campaign: Json): Promise<void> => {
  if (campaign['status'] === 'planned')
    await prefecture.post(`${PATH}/publish`, {}, count(campaign['version']));
  const { progress } = await published(prefecture);
  const { chunks, tasks } = object(progress);
  const { written, all } = object(chunks);
  say(
    prefecture.user,
    'publishes',
    `${count(written)} of ${count(all)} chunks, exactly ${count(tasks)} tasks`,
  );
};

const visit = async ({ worker }: Story): Promise<void> => {
  await moveClock(`${MONDAY}T09:00:00+08:00`);
  const { items, counts } = await worker.get('/tasks?limit=100');
  const open = list(items)
    .flatMap((trip) => list(trip['tasks']))
    .filter((task) => task['origin'] === ID);
  say(
    worker.user,
    'has on the list',
    `${count(object(counts)['open'])} visits; makes ${Math.min(open.length, VISITS)}`,
  );
  for (const task of open.slice(0, VISITS)) {
    const outcome = { outcome: 'done', id: newUlid(Date.now()), day: MONDAY };
    await worker.post(`/tasks/${ID}/${text(task['household'])}/outcome`, outcome);
  }
};

/** The visits before Mid-Autumn over the whole demo prefecture: planned, published, worked, reported. */
export const midAutumn = async (story: Story): Promise<void> => {
  console.log('\n4. The visits before Mid-Autumn, all over the prefecture');
  const [prefecture, township] = await Promise.all([signIn('s-prefecture'), signIn('s-township')]);
  await publish(prefecture, await planned(prefecture, township));
  await visit(story);
  const { visits } = object((await prefecture.get(PATH))['progress']);
  const { ended, all } = object(visits);
  say(prefecture.user, 'reads the report', `${count(ended)} of ${count(all)} visits are over`);
};
