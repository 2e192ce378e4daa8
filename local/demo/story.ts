import { newUlid } from '../../shared/runtime/context.ts';
import { type Json, moveClock, object, type Person, runSchedule, signIn, text } from './api.ts';

/** The people of the page, and the calendar on the wall. */
export interface Story {
  readonly worker: Person;
  readonly agriculture: Person;
  readonly employment: Person;
  readonly roads: Person;
  readonly supervisor: Person;
  readonly colleague: Person;
  readonly county: Person;
  /** Household of the notebook page. */
  readonly household: string;
  readonly grid: string;
  /** `day` days after the story began, at `hour` o'clock in the prefecture. */
  at(day: number, hour: number): Promise<void>;
}

const DAY_MS = 86_400_000;

/** The Monday before last month's end: far enough back that the whole story has passed by today. */
const beginning = (today: number): number => {
  const start = today - 42 * DAY_MS;
  const weekday = new Date(start).getUTCDay();
  return start - ((weekday + 6) % 7) * DAY_MS;
};

const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);

export const openStory = async (
  household: (worker: Person) => Promise<{ id: string; grid: string }>,
): Promise<Story> => {
  const [worker, agriculture, employment, roads, supervisor, colleague, county] = await Promise.all([
    signIn('w-zhuoma'),
    signIn('h-agriculture'),
    signIn('h-employment'),
    signIn('h-roads'),
    signIn('s-township'),
    signIn('s-township-2'),
    signIn('s-county'),
  ]);
  const monday = beginning(Date.now());
  const at = async (day: number, hour: number) => {
    const now = `${dayText(monday + day * DAY_MS)}T${String(hour).padStart(2, '0')}:00:00+08:00`;
    await moveClock(now);
  };
  const { id, grid } = await household(worker);
  return { worker, agriculture, employment, roads, supervisor, colleague, county, household: id, grid, at };
};

export const report = async (worker: Person, what: Json): Promise<string> => {
  const id = newUlid(Date.now());
  const { clock } = await worker.post('/cases', { id, ...what });
  say(worker, 'reports', `case ...${id.slice(-6)}, to be accepted until ${text(object(clock)['dueOn'])}`);
  return id;
};

/** One step, told in a line. */
export const take = async (person: Person, id: string, verb: string, body: Json = {}): Promise<Json> => {
  const after = await person.post(`/cases/${id}/${verb}`, body);
  say(person, verb, `...${id.slice(-6)} is now ${String(after['status'])}${dueOf(after)}`);
  return after;
};

export const sweep = async (): Promise<void> => {
  const { scanned, changed, complete } = await runSchedule('sweep-overdue');
  console.log(
    `  ${'the sweep'.padEnd(14)} scanned ${String(scanned)}, changed ${String(changed)}, complete: ${String(complete)}`,
  );
};

const dueOf = ({ clock, colour }: Json): string =>
  clock === undefined ? '' : `, due on ${text(object(clock)['dueOn'])} (${text(colour)})`;

const say = ({ user }: Person, verb: string, what: string) =>
  console.log(`  ${user.padEnd(14)} ${verb.padEnd(18)} ${what}`);
