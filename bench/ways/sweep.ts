import { moveClock, runSchedule, signIn } from '../../scripts/platform/api.ts';
import { reportCase } from './cases.ts';
import { doorsOf } from './doors.ts';
import type { Way } from './way.ts';

/** What is reported on one working day must be accepted by the end of the next, or it is late at midnight. */
const FIRST = { reported: '2026-03-09T09:00:00+08:00', late: '2026-03-11T00:05:00+08:00' };
/** Two weeks on, so that the first case has climbed as far as it can and the second one is alone. */
const SECOND = {
  reported: '2026-03-24T16:00:00+08:00',
  calm: '2026-03-25T20:00:00+08:00',
  late: '2026-03-26T00:05:00+08:00',
};

/** How many cases a sweep at that time changed. */
const sweepAt = async (url: string, at: string): Promise<number> => {
  await moveClock(url, at);
  const { changed } = await runSchedule(url, 'sweep-overdue');
  return Number(changed);
};

/** A sweep takes one step of each case, so several may be needed until no case has a step left. */
const sweepAll = async (url: string, at: string): Promise<void> => {
  while ((await sweepAt(url, at)) > 0);
};

const sweepOne = async (url: string, at: string): Promise<void> => {
  const changed = await sweepAt(url, at);
  if (changed !== 1) throw new Error(`The sweep was to change one case and changed ${changed}.`);
};

export const sweep: Way = {
  name: 'sweep',
  what: 'the job sweep-overdue, with one case that has become late',
  entry: 'functions/sweeps/',
  async prepare({ url, newId }) {
    const worker = await signIn(url, 'w-zhuoma');
    const [household] = await doorsOf(worker);
    for (const { reported } of [FIRST, SECOND]) {
      await moveClock(url, reported);
      await reportCase(worker, newId(), household);
    }
    return async (turn) => {
      if (turn === 'second') return sweepOne(url, SECOND.late);
      await sweepAll(url, FIRST.late);
      await sweepAll(url, SECOND.calm);
    };
  },
};
