import { publishChunks } from '../../../functions/consumers/publish-chunks.ts';
import type { Chunk } from '../../../shared/campaign/rules/chunk.ts';
import {
  countEndedVisits,
  createCampaign,
  findCampaign,
  requireCampaign,
} from '../../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../../shared/campaign/store/chunk-status.ts';
import { planCampaign } from '../../../shared/campaign/use-cases/plan-campaign.ts';
import { concludeCampaign, publishCampaign } from '../../../shared/campaign/use-cases/publish-campaign.ts';
import { contextOver } from '../../../shared/runtime/context.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../../support/campaigns.ts';
import { listeningLog } from '../../support/context.ts';
import { plannedTasks } from '../../support/planned-tasks.ts';
import { chanceFrom, pick } from './chance.ts';
import { type Checked, checkTasks } from './check-tasks.ts';
import { type Fate, mortalTable } from './mortal-table.ts';
import { type Message, type VirtualQueue, virtualQueue } from './virtual-queue.ts';
import { visitorsOf } from './visitors.ts';

export interface KillsSetting {
  readonly table: Table;
  readonly seed: number;
  readonly kills: number;
  readonly workers: number;
  readonly chunkVisits: number;
  /** A different one for each run over the same table. */
  readonly name: string;
}

export interface KillsReport extends Checked {
  readonly seed: number;
  readonly households: number;
  readonly chunks: number;
  readonly messages: number;
  readonly deliveries: number;
  readonly killed: number;
  /** Messages that came too often and lie with the dead letters; the daily job called their chunks again. */
  readonly deadLetters: number;
  readonly visitsEnded: number;
  /** What the campaign says itself. */
  readonly says: { readonly status: string; readonly tasks: number; readonly ended: number };
  /** Tasks that were put more often than once, as a share of all. */
  readonly redundant: number;
}

/** Most deliveries die while there are kills left, so that chunks are killed again and again. */
const DEADLY = 0.9;
/** The daily job, on the day after. */
const A_DAY_MS = 24 * 3_600_000;
const VISITS_A_DELIVERY = 10;
/** Of one delivery, beside its batches: reading, taking, writing down that it is done, settling. */
const OTHER_REQUESTS = 4;

interface Counters {
  deliveries: number;
  killed: number;
  messages: number;
  puts: number;
}

const sendAll = (queue: VirtualQueue, chunks: readonly Chunk[], seed: number, counters: Counters) => {
  for (const chunk of chunks.filter(({ status }) => status === 'called')) {
    const [body = ''] = messagesFor([chunk]);
    const copies = 1 + pick(chanceFrom(seed, `copies ${chunk.number} ${chunk.version}`), 3);
    for (let copy = 0; copy < copies; copy += 1) queue.send(`${chunk.number}.${chunk.version}.${copy}`, body);
    counters.messages += copies;
  }
};

/** The fate of a delivery depends on the seed, the message and how often it came: not on who was faster. */
const fateOf = (setting: KillsSetting, { id, receives }: Message): Fate | undefined => {
  const chance = chanceFrom(setting.seed, `${id} ${receives}`);
  if (chance() > DEADLY) return undefined;
  // Whoever comes after a kill has less left to write, and would mostly be done before a later request.
  const batches = Math.ceil(setting.chunkVisits / (receives === 1 ? 25 : 50));
  const request = 1 + pick(chance, OTHER_REQUESTS + batches);
  return { request, when: chance() < 0.5 ? 'before' : 'after' };
};

/**
 * R3: publishes a planned campaign with several workers that die at any request, from messages that come one to three
 * times and out of order, while visits end; then reads the table and says what was lost, doubled or reverted.
 */
export const runKills = async (setting: KillsSetting): Promise<KillsReport> => {
  const { table, seed } = setting;
  const queue = virtualQueue(Date.parse(OPENING_DAY));
  const servicesOn = (one: Table): Context => contextOver(one, listeningLog(), queue.now);
  const ctx = servicesOn(table);
  const opened = aCampaign(setting.name, queue.now());
  await createCampaign(ctx, opened);
  const campaign = await planCampaign(ctx, opened, setting.chunkVisits);
  const planned = await plannedTasks(table, campaign);
  const visitors = visitorsOf(planned, ctx, chanceFrom(seed, 'visits'));
  const counters: Counters = { deliveries: 0, killed: 0, messages: 0, puts: 0 };
  const choose = chanceFrom(seed, 'order');

  const deliver = async (message: Message): Promise<void> => {
    const fate = counters.killed < setting.kills ? fateOf(setting, message) : undefined;
    const life = mortalTable(table, fate, (items) => {
      counters.puts += items.filter(({ pk }) => pk.startsWith('TASK#')).length;
    });
    counters.deliveries += 1;
    try {
      const { batchItemFailures } = await publishChunks(sqsEvent([message.body]), servicesOn(life.table));
      if (!life.isOver() && batchItemFailures.length === 0) queue.remove(message);
    } catch (error) {
      if (!life.isOver()) throw error;
    }
    if (life.isOver()) counters.killed += 1;
    await visitors.visit(VISITS_A_DELIVERY);
  };

  const work = async (): Promise<void> => {
    for (;;) {
      const message = queue.receive((count) => pick(choose, count));
      if (message === undefined) return;
      await deliver(message);
    }
  };

  const drain = async (): Promise<void> => {
    while (!queue.isEmpty()) {
      await Promise.all(Array.from({ length: setting.workers }, work));
      queue.jump();
    }
  };

  await publishCampaign(ctx, campaign, undefined);
  for (;;) {
    sendAll(queue, await chunkStatuses(ctx, campaign.id), seed, counters);
    await drain();
    const now = await findCampaign(ctx, campaign.id);
    if (now?.status !== 'publishing') break;
    queue.pass(A_DAY_MS);
    await concludeCampaign(ctx, await publishCampaign(ctx, now, undefined));
  }

  const after = await requireCampaign(ctx, campaign.id);
  const checked = await checkTasks(table, campaign.id, planned, visitors.endings);
  return {
    seed,
    households: campaign.plan.households,
    chunks: campaign.plan.chunks,
    messages: counters.messages,
    deliveries: counters.deliveries,
    killed: counters.killed,
    deadLetters: queue.dead.length,
    visitsEnded: visitors.endings.length,
    says: {
      status: after.status,
      tasks: after.status === 'published' ? after.tasks : 0,
      ended: await countEndedVisits(ctx, campaign.id),
    },
    ...checked,
    redundant: Number((counters.puts / planned.length - 1).toFixed(5)),
  };
};
