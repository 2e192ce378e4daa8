import { type AreaStore, areaStore } from '../area/store/area-store.ts';
import { type HandOverStore, handOverStore } from '../handover/store/hand-over-store.ts';
import { type HandOverWork, handOverWork } from '../handover/use-cases/hand-over-work.ts';
import { type HouseholdStore, householdStore } from '../household/store/household-store.ts';
import { type HouseholdIntake, householdIntake } from '../household/use-cases/household-intake.ts';
import { type DeputyStore, deputyStore } from '../link/store/deputy-store.ts';
import { type LinkStore, linkStore } from '../link/store/link-store.ts';
import { type ImportStore, importStore } from '../register-import/store/import-store.ts';
import { type ImportWork, importWork } from '../register-import/use-cases/import-work.ts';
import { type AreaMoveStore, areaMoveStore } from '../relocation/store/area-move-store.ts';
import { type AreaMoveBegin, areaMoveBegin } from '../relocation/use-cases/area-move-begin.ts';
import { type AreaMoveWork, areaMoveWork } from '../relocation/use-cases/area-move-work.ts';
import { type HouseholdMoves, householdMoves } from '../relocation/use-cases/household-moves.ts';
import { type CoverageStore, coverageStore } from '../statistics/store/coverage-store.ts';
import { type WorkerStore, workerStore } from '../worker/store/worker-store.ts';
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
