import { moveClock, type Person, signIn } from '../../scripts/platform/api.ts';
import { doorsOf } from './doors.ts';
import { MONDAY, TODAY, type Way } from './way.ts';

/** Makes a visit due today; answers the path of its task. */
const dueVisit = async (worker: Person, id: string, household: string): Promise<string> => {
  await worker.post('/triggers', { id, kind: 'sudden-hardship', household });
  return `/tasks/${id}/${household}`;
};

/** What a visit may leave behind: a service record, a case, and a visit that follows up on it. */
const outcome = (newId: () => string) => ({
  outcome: 'done',
  id: newId(),
  day: TODAY,
  requests: [{ id: newId(), kind: 'household-request', words: 'The stove pipe leaks.' }],
  again: '2026-04-20',
});

export const visit: Way = {
  name: 'visit outcome',
  what: 'POST /tasks/{origin}/{householdId}/outcome: done, one request, to come again',
  entry: 'functions/http/visits/',
  async prepare({ url, newId }) {
    await moveClock(url, MONDAY);
    const worker = await signIn(url, 'w-zhuoma');
    const [one] = await doorsOf(worker);
    const first = await dueVisit(worker, newId(), one);
    const second = await dueVisit(worker, newId(), one);
    return (turn) => worker.post(`${turn === 'first' ? first : second}/outcome`, outcome(newId));
  },
};
