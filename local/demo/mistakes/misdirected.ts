import { list, moveClock, type Person, signIn, text } from '../api.ts';
import { check, noticesOn, refusalOf } from './check.ts';
import { newId, patiently } from './patience.ts';

const GRID = '623027101001001';
const DAY = '2026-03-17';

interface People {
  readonly worker: Person;
  readonly deputy: Person;
  readonly township: Person;
}

const reported = async ({ worker }: People, words: string): Promise<string> => {
  const id = newId();
  await worker.post('/cases', { id, kind: 'question', subject: { type: 'area', id: GRID }, words });
  return id;
};

/** The roads office, with a letter missing. */
const typo = async (people: People): Promise<void> => {
  const id = await reported(people, 'Who clears the lane after snow?');
  const { township } = people;
  await township.post(`/cases/${id}/accept`);
  const refusal = await refusalOf(township.post(`/cases/${id}/assign`, { to: { unit: 'xh-road' } }));
  check(
    refusal.includes('unit.unknown-meant') && refusal.includes('"meant":"xh-roads"'),
    'a unit with a letter missing is refused, and xh-roads suggested',
    refusal,
  );
};

/** A worker is on leave when a case comes to them. */
const leave = async (people: People): Promise<void> => {
  const { worker, deputy, township } = people;
  const days = { from: DAY, to: '2026-03-19', reason: 'leave' };
  await township.post('/deputies', { worker: worker.user, deputy: deputy.user, ...days });
  const id = await reported(people, 'Where is the form for the hay store?');
  await township.post(`/cases/${id}/accept`);
  await township.post(`/cases/${id}/assign`, { to: { worker: worker.user } });
  const notices = await patiently(() => noticesOn(deputy, id));
  check(
    notices.length > 0,
    'the deputy of a worker on leave is told of a case that comes to the worker',
    notices,
  );
  const mine = list((await deputy.get('/cases?of=mine&limit=50'))['items']).map((it) => text(it['id']));
  check(mine.includes(id), 'finds it among the own cases', mine);
  const { status } = await deputy.post(`/cases/${id}/start`);
  check(status === 'handling', 'and can begin with it', status);
};

/** A report that is for somebody else. */
const refused = async (people: People): Promise<void> => {
  const id = await reported(people, 'May the hay store be used on Sundays?');
  const said = { words: 'The cooperative decides on it.', goTo: 'The cooperative, on Mondays.' };
  await people.township.post(`/cases/${id}/refuse`, said);
  const notices = await patiently(() => noticesOn(people.worker, id));
  check(
    notices.some(({ about }) => about === 'refused'),
    'whoever reported what is refused is told',
    notices,
  );
  const last = list((await people.worker.get(`/cases/${id}`))['timeline']).at(-1);
  check(last?.['words'] === said.words && last['goTo'] === said.goTo, 'why, and where to go', last);
};

/** What was given to nobody, to somebody who is away, or to the wrong office. */
export const misdirected = async (): Promise<void> => {
  console.log('\nA typo in a unit, a worker on leave, and a report that is for somebody else');
  const [worker, deputy, township] = await Promise.all([
    signIn('w-zhuoma'),
    signIn('w-tashi'),
    signIn('s-township'),
  ]);
  await moveClock(`${DAY}T10:00:00+08:00`);
  const people = { worker, deputy, township };
  await typo(people);
  await leave(people);
  await refused(people);
};
