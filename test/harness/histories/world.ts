import { MONDAY } from '../../support/cases.ts';
import { chanceFrom } from '../campaign-kills/chance.ts';
import { drawFrom } from './draw.ts';
import type { Known } from './known.ts';
import { type LateTable, lateTable } from './late-table.ts';
import type { Operation } from './operation.ts';
import { type Scheduler, schedulerFrom } from './scheduler.ts';
import { isoOf, serversOn } from './servers.ts';
import { aVillage } from './village.ts';

export interface Setting {
  readonly seed: number;
  readonly clients: number;
  readonly operations: number;
  /** Names of operations that are left out, to make a story shorter. */
  readonly without?: ReadonlySet<string>;
}

export interface World {
  readonly setting: Setting;
  readonly scheduler: Scheduler;
  /** Of all that no operation draws by itself: whose turn it is, what is late, which instance serves. */
  readonly chance: () => number;
  readonly database: LateTable;
  readonly servers: ReturnType<typeof serversOn>;
  readonly known: Known;
  readonly operations: Operation[];
  /** Jobs that failed though nothing had been done to them. */
  readonly failedJobs: string[];
}

const HOUSEHOLDS = 4;
/** More than fit into one transaction, each with links live and planned. */
const MANY = 18;

export const worldOf = async (setting: Setting): Promise<World> => {
  const chance = chanceFrom(setting.seed, 'world');
  const scheduler = schedulerFrom(Date.parse(MONDAY), chance);
  const database = lateTable(scheduler, chance);
  const draw = drawFrom(setting.seed, 'village');
  const { items, known } = aVillage(draw, { households: HOUSEHOLDS, crowded: draw.isOneIn(4) ? MANY : 0 });
  await database.fill(items);
  return {
    setting,
    scheduler,
    chance,
    database,
    servers: serversOn(scheduler, chance),
    known: { ...known, today: () => isoOf(scheduler.now() + 8 * 3_600_000).slice(0, 10) },
    operations: [],
    failedJobs: [],
  };
};
