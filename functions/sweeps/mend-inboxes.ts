import { digestOf } from '../../shared/data/digest.ts';
import { recentCases, type Stirred } from '../../shared/data/recent-cases.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { type Certificate, certify, NOTHING_SWEPT, sumOf } from '../../shared/domain/sweep/certificate.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type NewsServices, newsServicesOver } from '../../shared/runtime/news-services.ts';

/** Gannan. */
const PREFECTURE = '623000';
const JOB = 'mend-inboxes';
const HOUR_MS = 3_600_000;
/** Each step is looked at on two nights: one that was written while a run was under way may have hidden from it. */
const OVERLAP_MS = 25 * HOUR_MS;
/** Less than the 30 days for which it is known that a notice was given its place, so that nobody is told twice. */
const FURTHEST_MS = 28 * 24 * HOUR_MS;
const CERTIFICATES = 30;

/** Back to what the last whole run had seen. */
const lookBackTo = async ({ sweeps }: NewsServices, now: Instant): Promise<Instant> => {
  const { items } = await sweeps.list(JOB, CERTIFICATES, undefined);
  const last = items.find(({ complete }) => complete);
  const furthest = Date.parse(now) - FURTHEST_MS;
  const seen = last === undefined ? furthest : Date.parse(last.startedAt) - OVERLAP_MS;
  return new Date(Math.max(seen, furthest)).toISOString();
};

type Outcome = 'changed' | 'skipped' | 'failed';

const settle = async ({ id, lastAt }: Stirred, since: Instant, services: NewsServices): Promise<Outcome> => {
  const { newsDesk, log } = services;
  if (lastAt !== undefined && lastAt < since) return 'skipped';
  try {
    return (await newsDesk.mend(id, since)) ? 'changed' : 'skipped';
  } catch (error) {
    log.failed('the news of a case could not be mended', error, { case: id });
    return 'failed';
  }
};

/**
 * Tells what somebody should have been told of a case and was not, because the table's stream, the bus or a queue lost
 * it. A notice is known by case and version: what stands, read or not, stays as it is, so that a second run does nothing.
 */
export const mendInboxes = async (services: NewsServices): Promise<Certificate> => {
  const { table, sweeps, now, log } = services;
  const startedAt = now();
  const since = await lookBackTo(services, startedAt);
  const changed: string[] = [];
  let tally = NOTHING_SWEPT;
  for (const shelf of await recentCases(table, PREFECTURE, startedAt)) {
    tally = sumOf(tally, { ...NOTHING_SWEPT, expected: await shelf.expected() });
    for await (const page of shelf.pages()) {
      for (const one of page) {
        const outcome = await settle(one, since, services);
        if (outcome === 'changed') changed.push(one.id);
        tally = sumOf(tally, { ...NOTHING_SWEPT, scanned: 1, [outcome]: 1 });
      }
    }
  }
  const digest = digestOf(changed.sort());
  const certificate = certify({ job: JOB, startedAt, endedAt: now(), digest }, tally);
  await sweeps.save(certificate);
  log.info('sweep ended', { ...certificate });
  if (!certificate.complete)
    throw new Error('The sweep is incomplete; its certificate says how far it came.');
  return certificate;
};

const services = lambdaServices(newsServicesOver);

export const handler = () => mendInboxes(services());
