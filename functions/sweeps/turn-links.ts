import { turnings } from '../../shared/data/turnings.ts';
import type { Certificate } from '../../shared/domain/sweep/certificate.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type RegisterServices, registerServicesOver } from '../../shared/runtime/register-services.ts';
import { runSweep } from '../../shared/runtime/run-sweep.ts';

/**
 * Ends the links whose last day is over and begins those whose day has come, and takes deputies off the lists when the
 * worker is back. Nothing is due twice: a run that was missed is caught up by the next.
 */
export const turnLinks = async (services: RegisterServices): Promise<Certificate> =>
  runSweep({ job: 'turn-links', ...(await turnings(services.table, services.now())) }, services);

const services = lambdaServices(registerServicesOver);

export const handler = () => turnLinks(services());
