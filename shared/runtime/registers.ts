import { type AreaMoveBegin, areaMoveBegin } from '../data/area-move-begin.ts';
import { type AreaMoveStore, areaMoveStore } from '../data/area-move-store.ts';
import { type AreaMoveWork, areaMoveWork } from '../data/area-move-work.ts';
import { type AreaStore, areaStore } from '../data/area-store.ts';
import { type CoverageStore, coverageStore } from '../data/coverage-store.ts';
import { type DeputyStore, deputyStore } from '../data/deputy-store.ts';
import { type HandOverStore, handOverStore } from '../data/hand-over-store.ts';
import { type HandOverWork, handOverWork } from '../data/hand-over-work.ts';
import { type HouseholdIntake, householdIntake } from '../data/household-intake.ts';
import { type HouseholdMoves, householdMoves } from '../data/household-moves.ts';
import { type HouseholdStore, householdStore } from '../data/household-store.ts';
import { type ImportStore, importStore } from '../data/import-store.ts';
import { type ImportWork, importWork } from '../data/import-work.ts';
import { type LinkStore, linkStore } from '../data/link-store.ts';
import { type WorkerStore, workerStore } from '../data/worker-store.ts';
import type { Core } from './core.ts';
import { tasksOver } from './tasks.ts';

/** The registers: areas, households, staff, and who comes to whom. */
export interface Registers {
  readonly areas: AreaStore;
  readonly areaMoves: AreaMoveStore;
  readonly areaMoveBegin: AreaMoveBegin;
  readonly areaMoveWork: AreaMoveWork;
  readonly households: HouseholdStore;
  readonly intake: HouseholdIntake;
  readonly householdMoves: HouseholdMoves;
  readonly workers: WorkerStore;
  readonly links: LinkStore;
  readonly deputies: DeputyStore;
  readonly handOvers: HandOverStore;
  readonly handOverWork: HandOverWork;
  readonly coverage: CoverageStore;
  readonly imports: ImportStore;
  readonly importWork: ImportWork;
}

export const registersOver = (core: Core): Registers => {
  const { table, bulletin, caseLists, numbers, liaisonsOf, now } = core;
  const workers = workerStore(table);
  const areaMoves = areaMoveStore(table);
  const handOvers = handOverStore(table);
  const imports = importStore(table);
  return {
    areas: areaStore(table, numbers),
    areaMoves,
    areaMoveBegin: areaMoveBegin(table, areaMoves),
    areaMoveWork: areaMoveWork(table, { moves: areaMoves, bulletin, workers, now }),
    households: householdStore(table, { liaisonsOf, numbers, now }),
    intake: householdIntake(table),
    householdMoves: householdMoves(table, caseLists),
    workers,
    links: linkStore(table),
    deputies: deputyStore(table),
    handOvers,
    handOverWork: handOverWork(table, { handOvers, tasks: tasksOver(core), now }),
    coverage: coverageStore(table, now),
    imports,
    importWork: importWork(table, imports, bulletin, now),
  };
};
