import { count, type Json, list, moveClock, object, type Person, runSchedule, signIn, text } from '../api.ts';
import { check, noticesOn, refusalOf } from './check.ts';
import { newId, patiently } from './patience.ts';

const ID = 'spring-festival-2026';
const PATH = `/campaigns/${ID}`;
const GOES_OUT = '2026-01-23';
const DAY = '2026-02-09';
const DAY_AFTER = '2026-02-19';

const atOffice = (day: string) => moveClock(`${day}T05:30:00+08:00`);

/** Of these two holidays: others may be ahead. */
const HOLIDAYS = [ID, 'losar-2026'];

const holidayVisits = async (worker: Person) =>
  list((await worker.get('/tasks?limit=100'))['items'])
    .map((trip) => list(trip['tasks']).filter(({ origin }) => HOLIDAYS.includes(text(origin))))
    .filter((tasks) => tasks.length > 0);

const opened = async (prefecture: Person): Promise<Json> => {
  await atOffice('2026-01-13');
  await runSchedule('look-after');
  return prefecture.get(PATH);
};

const draft = async (prefecture: Person, campaign: Json): Promise<void> => {
  const also = list(campaign['also']).map(({ id }) => text(id));
  check(also.join() === 'losar', 'Spring Festival and Losar, a day apart, have one campaign', also);
  const own = await refusalOf(prefecture.get('/campaigns/losar-2026'));
  check(own.includes('-> 404'), 'there is no second one for Losar', own);
  check(campaign['goesOutOn'] === GOES_OUT, `the draft says that it goes out on ${GOES_OUT}`, campaign);
  const notices = await patiently(() => noticesOn(prefecture, ID, 'area'));
  check(
    notices.some(({ about }) => about === 'planned'),
    'whoever decides is told of the draft',
    notices,
  );
};

const publish = async (prefecture: Person): Promise<void> => {
  await atOffice(GOES_OUT);
  await runSchedule('look-after');
  const [campaign] = await patiently(async () => {
    const found = await prefecture.get(PATH);
    return found['status'] === 'published' ? [found] : [];
  });
  const { tasks, visits } = object(campaign?.['progress']);
  const planned = count(object(campaign?.['plan'])['visits']);
  check(planned > 0 && count(tasks) === planned, `${planned} doors get ${count(tasks)} visits`, {
    tasks,
    visits,
  });
  const notices = await noticesOn(prefecture, ID, 'area');
  check(
    notices.some(({ about }) => about === 'published'),
    'whoever decides is told that it went out',
    notices,
  );
};

const visit = async (worker: Person, prefecture: Person): Promise<void> => {
  await moveClock(`${DAY}T10:00:00+08:00`);
  const doors = await holidayVisits(worker);
  check(
    doors.length > 0 && doors.every((tasks) => tasks.length === 1),
    'each door on the list has one visit',
    doors,
  );
  const ended = async () =>
    count(object(object((await prefecture.get(PATH))['progress'])['visits'])['ended']);
  const before = await ended();
  const household = text(doors[0]?.[0]?.['household']);
  await worker.post(`/tasks/${ID}/${household}/outcome`, { id: newId(), outcome: 'done', day: DAY });
  check((await ended()) === before + 1, 'made once, it counts for both', before);
};

const over = async (worker: Person, prefecture: Person): Promise<void> => {
  await moveClock(`${DAY_AFTER}T10:00:00+08:00`);
  const left = (await holidayVisits(worker)).flat();
  check(left.length === 0, 'the day after Losar no unmade visit is left on the list', left.length);
  const { all, ended, unmade } = object(object((await prefecture.get(PATH))['progress'])['visits']);
  check(
    count(unmade) === count(all) - count(ended),
    `the campaign says that ${count(unmade)} of ${count(all)} were not made`,
    { all, ended, unmade },
  );
};

/** Two holidays a day apart: two campaigns once sent 4,120 visits to 2,060 doors. */
export const oneTrip = async (): Promise<void> => {
  console.log('\nTwo holidays that share one trip');
  const [worker, prefecture] = await Promise.all([signIn('w-zhuoma'), signIn('s-prefecture')]);
  const campaign = await opened(prefecture);
  if (campaign['status'] === 'published') {
    console.log('  told before on this host: give DOORSTEP_DATA another folder to see it again');
    return;
  }
  await draft(prefecture, campaign);
  await publish(prefecture);
  await visit(worker, prefecture);
  await over(worker, prefecture);
};
