import { digestOf } from '../../shared/data/digest.ts';
import type { Item } from '../../shared/data/table.ts';
import { toWay } from '../../shared/data/way-store.ts';
import { type Attempt, afterAttempt } from '../../shared/domain/message/deliver.ts';
import type { Way } from '../../shared/domain/message/way.ts';
import { type Certificate, certify, NOTHING_SWEPT, sumOf } from '../../shared/domain/sweep/certificate.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { carrierFromEnvironment } from '../../shared/runtime/message-ways/carrier.ts';
import type { Carry } from '../../shared/runtime/message-ways/carry.ts';
import { type MessageServices, messageServicesOver } from '../../shared/runtime/messaging.ts';

/** A webhook takes at most so many notices at once; more follow in the next digest. */
const AT_ONCE = 100;
const MOST_RACES = 10;

type Outcome = 'changed' | 'skipped' | 'failed';

/** Notes how it went. If something arrived meanwhile, the way goes on to that instead of falling asleep. */
const note = async (way: Way, attempt: Exclude<Attempt, 'gone'>, upTo: number, services: MessageServices) => {
  const { ways, now } = services;
  for (let race = 1; race <= MOST_RACES; race += 1) {
    const head = await ways.head(way.address);
    const after = afterAttempt(way, attempt, { upTo, last: head.seq, now: now() });
    if (await ways.save(way, after, head)) return;
  }
  throw new Error('A way changed while its message was sent; it is sent again.');
};

const deliver = async (way: Way, carry: Carry, services: MessageServices): Promise<Outcome> => {
  const { ways, log } = services;
  const arrivals = await ways.arrivals(way.address, way.sentUpTo, AT_ONCE);
  const last = (await ways.head(way.address)).seq;
  const upTo = way.target.type === 'webhook' ? (arrivals.at(-1)?.seq ?? last) : last;
  const nothing = upTo === way.sentUpTo;
  const attempt = nothing ? 'sent' : await carry(way, { after: way.sentUpTo, upTo, arrivals });
  if (attempt === 'gone') {
    await ways.remove(way);
    return 'changed';
  }
  if (attempt === 'failed') log.info('a message was not taken', { way: way.id, attempts: way.attempts + 1 });
  await note(way, attempt, upTo, services);
  return 'changed';
};

const settle = async (item: Item, carry: Carry, services: MessageServices): Promise<Outcome> => {
  try {
    return await deliver(toWay(item), carry, services);
  } catch (error) {
    services.log.failed('a message could not be settled', error, { way: item.sk });
    return 'failed';
  }
};

/**
 * Carries what is new to those who wanted to be told: one digest a way, in working hours. A crash between sending and
 * noting sends the same digest again; a receiver knows it by its sequence.
 */
export const sendMessages = async (services: MessageServices, carry: Carry): Promise<Certificate> => {
  const { ways, sweeps, now, log } = services;
  const startedAt = now();
  const changed: string[] = [];
  let tally = NOTHING_SWEPT;
  for (const shard of ways.dueShards(startedAt)) {
    tally = sumOf(tally, { ...NOTHING_SWEPT, expected: await shard.expected() });
    for await (const items of shard.pages()) {
      for (const item of items) {
        const outcome = await settle(item, carry, services);
        if (outcome === 'changed') changed.push(item.sk);
        tally = sumOf(tally, { ...NOTHING_SWEPT, scanned: 1, [outcome]: 1 });
      }
    }
  }
  const digest = digestOf(changed.sort());
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
