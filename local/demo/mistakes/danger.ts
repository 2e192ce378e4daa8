import { moveClock, runSchedule, signIn, text } from '../api.ts';
import { firstHousehold } from '../household.ts';
import { check, noticesOn } from './check.ts';
import { newId, patiently } from './patience.ts';

const EVENING = '2026-09-30T20:30:00+08:00';

/** The evening before National Day: offices are closed until 8 October. */
export const danger = async (): Promise<void> => {
  console.log('\nDanger to life, reported on the evening before a week of days off');
  const [worker, township, county] = await Promise.all([
    signIn('w-zhuoma'),
    signIn('s-township'),
    signIn('s-county'),
  ]);
  await moveClock(EVENING);
  const { id: household } = await firstHousehold(worker);
  const id = newId();
  const subject = { type: 'household', id: household };
  const words = 'The river is in the yard, and two people are on the roof.';
  await worker.post('/cases', { id, kind: 'household-request', priority: 'P0', subject, words });
  await runSchedule('sweep-overdue');
  for (const person of [township, county]) {
    const [notice] = await patiently(() => noticesOn(person, id, 'area'));
    check(notice?.['urgent'] === true, `${person.user} is told at once, by every way`, notice);
    check(
      text(notice?.['at']).startsWith('2026-09-30T12:3'),
      `${person.user} is told on that evening, not on 8 October`,
      notice,
    );
  }
};
