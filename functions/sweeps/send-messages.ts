import type { DueShard } from '../../shared/data/clock-index.ts';
import { digestOf } from '../../shared/data/digest.ts';
import type { Item } from '../../shared/data/table.ts';
import { toWay } from '../../shared/data/way-store.ts';
import { type Certificate, certify, NOTHING_SWEPT, sumOf } from '../../shared/domain/sweep/certificate.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { carrierFromEnvironment } from '../../shared/runtime/message-ways/carrier.ts';
import type { Carry } from '../../shared/runtime/message-ways/carry.ts';
import { deliverWay, type Outcome } from '../../shared/runtime/message-ways/deliver-way.ts';
import { type MessageServices, messageServicesOver } from '../../shared/runtime/messaging.ts';

const settle = async (item: Item, carry: Carry, services: MessageServices): Promise<Outcome | 'failed'> => {
  try {
    return await deliverWay(toWay(item), carry, services);
  } catch (error) {
    services.log.failed('a message could not be settled', error, { way: item.sk });
    return 'failed';
  }
};

const sweepShard = async (shard: DueShard, carry: Carry, services: MessageServices) => {
  const changed: string[] = [];
  let givenUp = 0;
  let tally = { ...NOTHING_SWEPT, expected: await shard.expected() };
  for await (const items of shard.pages()) {
    for (const item of items) {
      const outcome = await settle(item, carry, services);
      if (outcome === 'given-up') givenUp += 1;
      const did = outcome === 'given-up' ? 'changed' : outcome;
      if (did === 'changed') changed.push(item.sk);
      tally = sumOf(tally, { ...NOTHING_SWEPT, scanned: 1, [did]: 1 });
    }
  }
  return { tally, changed, givenUp };
};

/**
 * Carries what is new to those who wanted to be told: one digest a way, in working hours. A crash between sending and
 * noting sends the same digest again; a receiver knows it by its sequence. Shards go side by side, so that a receiver
 * who does not answer holds up an eighth of the others. What is given up is counted, and that rings.
 */
export const sendMessages = async (services: MessageServices, carry: Carry): Promise<Certificate> => {
  const { ways, sweeps, now, log } = services;
  const startedAt = now();
  const swept = await Promise.all(
    ways.dueShards(startedAt).map((shard) => sweepShard(shard, carry, services)),
  );
  const givenUp = swept.reduce((all, one) => all + one.givenUp, 0);
  if (givenUp > 0) log.counted('MessagesGivenUp', givenUp);
  const tally = swept.map((one) => one.tally).reduce(sumOf, NOTHING_SWEPT);
  const digest = digestOf(swept.flatMap((one) => one.changed).sort());
  const certificate = certify({ job: 'messages', startedAt, endedAt: now(), digest }, tally);
  await sweeps.save(certificate);
  log.info('messages sent', { ...certificate });
  if (!certificate.complete) throw new Error('Some messages could not be settled; the next run tries again.');
  return certificate;
};

const servicesOf = lambdaServices(messageServicesOver);

export const handler = async () => {
  const services = servicesOf();
  return sendMessages(services, await carrierFromEnvironment(services));
};
