import { turnings } from '../../shared/data/turnings.ts';
import type { Certificate } from '../../shared/domain/sweep/certificate.ts';
import { fromEnvironment } from '../../shared/runtime/all-services.ts';
import { runSweep } from '../../shared/runtime/run-sweep.ts';
import type { Services } from '../../shared/runtime/services.ts';

/**
 * Ends the links whose last day is over and begins those whose day has come, and takes deputies off the lists when the
 * worker is back. Nothing is due twice: a run that was missed is caught up by the next.
 */
export const turnLinks = async (services: Services): Promise<Certificate> =>
  runSweep({ job: 'turn-links', ...(await turnings(services.table, services.now())) }, services);

export const handler = () => turnLinks(fromEnvironment());
