import { list, moveClock, type Person, signIn, text } from '../api.ts';
import { firstHousehold } from '../household.ts';
import { check } from './check.ts';
import { newId } from './patience.ts';

const DAY = '2026-03-10';

const tasksAt = async (worker: Person, household: string) =>
  list((await worker.get('/tasks?limit=100'))['items']).flatMap((trip) =>
    list(trip['tasks']).filter((task) => task['household'] === household),
  );

/** A death is entered at the wrong door. */
const death = async (worker: Person, household: string): Promise<void> => {
  const id = newId();
  const { condolence } = await worker.post(`/households/${household}/deaths`, { id, day: DAY });
  const isListed = async () =>
    (await tasksAt(worker, household)).some(({ origin }) => text(origin) === text(condolence));
  check(
    await isListed(),
    'a death entered at the wrong door puts a condolence visit on the list',
    condolence,
  );
  await worker.post(`/households/${household}/deaths/take-back`, { id: newId(), death: text(condolence) });
  check(!(await isListed()), 'taken back, the visit is off the list', condolence);
};

/** "Done" is tapped at a door where nobody was. */
const outcome = async (worker: Person, household: string): Promise<void> => {
  const origin = newId();
  await worker.post('/triggers', { id: origin, kind: 'no-work', household });
  const isListed = async () => (await tasksAt(worker, household)).some((task) => task['origin'] === origin);
  check(await isListed(), 'a visit is on the list', origin);
  const of = newId();
  await worker.post(`/tasks/${origin}/${household}/outcome`, { id: of, outcome: 'done', day: DAY });
  check(!(await isListed()), 'marked as done by mistake, it is off the list', origin);
  await worker.post(`/tasks/${origin}/${household}/outcome/take-back`, { id: newId(), of });
  check(await isListed(), 'taken back, it is to be made again', origin);
};

/** Two slips of the finger, each with a way back. */
export const takenBack = async (): Promise<void> => {
  console.log('\nA death at the wrong door, and an outcome that was mis-tapped');
  const worker = await signIn('w-zhuoma');
  await moveClock(`${DAY}T10:00:00+08:00`);
  const { id: door } = await firstHousehold(worker);
  await death(worker, door);
  await outcome(worker, door);
};
