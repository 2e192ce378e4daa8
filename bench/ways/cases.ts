import { moveClock, type Person, signIn } from '../../scripts/platform/api.ts';
import { doorsOf } from './doors.ts';
import { MONDAY, type Way } from './way.ts';

export const reportCase = async (worker: Person, id: string, household: string): Promise<string> => {
  const subject = { type: 'household', id: household };
  await worker.post('/cases', { id, kind: 'household-request', subject, words: 'The stove pipe leaks.' });
  return id;
};

export const report: Way = {
  name: 'report',
  what: 'POST /cases, about a household of the own grid',
  entry: 'functions/http/cases/',
  async prepare({ url, newId }) {
    await moveClock(url, MONDAY);
    const worker = await signIn(url, 'w-zhuoma');
    const [household] = await doorsOf(worker);
    return () => reportCase(worker, newId(), household);
  },
};

export const accept: Way = {
  name: 'accept',
  what: 'POST /cases/{caseId}/accept, by the township',
  entry: 'functions/http/cases/',
  async prepare({ url, newId }) {
    await moveClock(url, MONDAY);
    const worker = await signIn(url, 'w-zhuoma');
    const supervisor = await signIn(url, 's-township');
    const [household] = await doorsOf(worker);
    const first = await reportCase(worker, newId(), household);
    const second = await reportCase(worker, newId(), household);
    return (turn) => supervisor.post(`/cases/${turn === 'first' ? first : second}/accept`);
  },
};
