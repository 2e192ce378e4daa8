import { type AreaCode, kindOfArea } from '../../shared/base/area-code.ts';
import type { NewWorker } from '../../shared/worker/rules/worker.ts';
import { users } from '../users.ts';
import { areas, grids } from './areas.ts';
import { inventedName } from './names.ts';
import { dealt } from './pick.ts';

/** A hundredth of the 42,700 of the prefecture. */
const LIAISONS = 427;

const demoUsers: readonly NewWorker[] = users.map(({ user: id, name, role, furtherRoles, area, unit }) => ({
  id,
  name,
  role,
  ...(furtherRoles === undefined ? {} : { furtherRoles: [...furtherRoles] }),
  area,
  ...(unit === undefined ? {} : { unit }),
}));

const among = (area: AreaCode, role: NewWorker['role']) =>
  demoUsers.filter((one) => one.area === area && one.role === role);

const invented = (id: string, role: NewWorker['role'], area: AreaCode): NewWorker => ({
  id,
  name: inventedName(id),
  role,
  area,
});

/** The liaison workers of a grid, those among the demo users first. */
const liaisonsIn = (area: AreaCode, count: number): NewWorker[] => {
  const known = among(area, 'worker');
  const others = Array.from({ length: count - known.length }, (_, n) =>
    invented(`w-${area}-${n + 1}`, 'worker', area),
  );
  return [...known, ...others];
};

export const liaisonsByGrid: ReadonlyMap<AreaCode, readonly NewWorker[]> = new Map(
  dealt(LIAISONS, grids).map(({ to, count }) => [to.code, liaisonsIn(to.code, count)]),
);

/** Who answers for an area: its supervisor, or in a grid the first of its workers. */
const answersFor = (code: AreaCode): NewWorker | undefined =>
  kindOfArea(code) === 'grid'
    ? liaisonsByGrid.get(code)?.[0]
    : (among(code, 'supervisor')[0] ?? invented(`s-${code}`, 'supervisor', code));

export const answerable: ReadonlyMap<AreaCode, NewWorker> = new Map(
  areas.flatMap(({ code }) => {
    const worker = answersFor(code);
    return worker === undefined ? [] : [[code, worker] as const];
  }),
);

/** Everybody on the staff of the demo prefecture, once. */
export const staff: readonly NewWorker[] = [
  ...new Map(
    [...demoUsers, ...answerable.values(), ...[...liaisonsByGrid.values()].flat()].map((one) => [
      one.id,
      one,
    ]),
  ).values(),
];
