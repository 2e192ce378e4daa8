import { dueShards } from '../../shared/data/clock-index.ts';
import { CLOCK_SHARDS, partitions } from '../../shared/data/keys.ts';
import { turn } from '../../shared/data/turn.ts';
import type { Certificate } from '../../shared/domain/sweep/certificate.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type RegisterServices, registerServicesOver } from '../../shared/runtime/register-services.ts';
import { sweepShelves } from '../../shared/runtime/sweep-shelves.ts';

/**
 * Ends the links whose last day is over and begins those whose day has come, and takes deputies off the lists when the
 * worker is back. Nothing is due twice: a run that was missed is caught up by the next.
 */
export const turnLinks = (services: RegisterServices): Promise<Certificate> => {
  const { table, now } = services;
  const at = now();
  return sweepShelves(
    {
      job: 'turn-links',
      shelves: dueShards(table, at, partitions.turningShard),
      atOnce: CLOCK_SHARDS,
      idOf: ({ pk, sk }) => `${pk} ${sk}`,
      settle: (item) => turn(table, item, at),
    },
    services,
  );
};

const services = lambdaServices(registerServicesOver);

export const handler = () => turnLinks(services());
