import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { sweepShelves } from '../../shared/jobs/use-cases/sweep-shelves.ts';
import { toWay } from '../../shared/notification/store/way-store.ts';
import { carrierFromEnvironment } from '../../shared/notification/use-cases/carrier.ts';
import type { Carry } from '../../shared/notification/use-cases/carry.ts';
import { deliverWay } from '../../shared/notification/use-cases/deliver-way.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type MessageServices, messageServicesOver } from '../../shared/runtime/messaging.ts';
import { CLOCK_SHARDS } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';

const settle = async (item: Item, carry: Carry, services: MessageServices): Promise<boolean> => {
  const outcome = await deliverWay(toWay(item), carry, services);
  if (outcome === 'given-up') services.log.counted('MessagesGivenUp', 1);
  return outcome !== 'skipped';
};

/**
 * Carries what is new to those who wanted to be told: one digest a way, in working hours. A crash between sending and
 * noting sends the same digest again; a receiver knows it by its sequence. Shards go side by side, so that a receiver
 * who does not answer holds up an eighth of the others. What is given up is counted, and that rings.
 */
export const sendMessages = (services: MessageServices, carry: Carry): Promise<Certificate> =>
  sweepShelves(
    {
      job: 'messages',
      shelves: services.ways.dueShards(services.now()),
      atOnce: CLOCK_SHARDS,
      idOf: ({ sk }) => sk,
      settle: (item) => settle(item, carry, services),
    },
    services,
  );

const servicesOf = lambdaServices(messageServicesOver);

export const handler = async () => {
  const services = servicesOf();
  return sendMessages(services, await carrierFromEnvironment(services));
};
