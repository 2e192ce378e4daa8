import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as handover } from '../../functions/http/handover/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as slips } from '../../functions/http/slips/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { aPrefecture } from './a-prefecture.ts';
import type { Claims } from './call.ts';
import { GRID, linkedHousehold, zhuoma } from './register.ts';
import { aTask, home } from './visits.ts';

export const idOf = (n: number) => `01JQ00000000000000000007${String(n).padStart(2, '0')}`;
export const HOME = home(1, GRID);
/** Of a colleague, whom only the link lets come to this door. */
export const OTHER_HOME = home(2, GRID);
export const DAY = '2026-03-09';
/** The phone finds a network again. */
export const LATER = '2026-03-20T02:00:00.000Z';
const { origin } = aTask();

/** What a phone wrote down at the door. */
export const done = {
  id: idOf(1),
  outcome: 'done',
  day: DAY,
  given: [{ kind: 'matter-done' }],
  requests: [{ id: idOf(2), kind: 'household-request', words: 'The well is dry.' }],
  again: '2026-03-15',
};

/** Two doors, each with its liaison and one visit to make; what is sent from there, and what the record says of it. */
export const twoDoors = async () => {
  const routes = [...cases, ...handover, ...register, ...relocation, ...slips, ...staff, ...visits];
  const world = await aPrefecture(routes, [
    ...linkedHousehold(GRID, 1, 'w-zhuoma'),
    ...linkedHousehold(GRID, 2, 'w-twin'),
  ]);
  await loadTasks(
    world.ctx,
    [HOME, OTHER_HOME].map((household) => aTask({ household })),
  );
  const record = (body: object = done, who: Claims = zhuoma, at = HOME) =>
    world.call('POST', `/tasks/${origin}/${at}/outcome`, who, { body });
  const recordOf = async (who: Claims, at = HOME) =>
    (await world.call('GET', `/households/${at}/record`, who)).body;
  const plannedFor = async (who: Claims, at = HOME) => (await recordOf(who, at)).planned;
  return { ...world, record, recordOf, plannedFor };
};

/** Each part of an answer in a line. */
export const partsOf = ({ body }: { body: { parts?: { part: string; kept: boolean; code: string }[] } }) =>
  body.parts?.map(({ part, kept, code }) => `${part} ${kept} ${code}`);
