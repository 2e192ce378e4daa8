import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../shared/base/instant.ts';
import type { Log } from '../shared/base/log.ts';
import { contextOver } from '../shared/runtime/context.ts';
import { useContext } from '../shared/runtime/lambda-context.ts';
import { powertoolsLog } from '../shared/runtime/log.ts';
import { findWorker } from '../shared/worker/store/worker-store.ts';
import { areaTargets } from './area-targets.ts';
import { startBackingServices } from './backing-services.ts';
import { localClock } from './clock.ts';
import { loadDemoData } from './demo-data/load-demo-data.ts';
import { lockFolder } from './folder-lock.ts';
import { jwtAuthorizer } from './gateway/authorize.ts';
import { listen, type Serve } from './gateway/listen.ts';
import { gatewayProblem } from './gateway/problem.ts';
import { gatewayServer } from './gateway/serve.ts';
import { issuer } from './issuer/issuer.ts';
import { signingKey } from './issuer/signing-key.ts';
import type { LocalTable } from './local-table.ts';
import { openLocalTable } from './open-local-table.ts';
import { startReactions } from './reactions.ts';
import { healthOf } from './routes/health.ts';
import { scheduleRoutes } from './routes/run-schedule.ts';
import { clockRoutes } from './routes/set-clock.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { startSchedules } from './schedules.ts';
import { type Stopper, stopper } from './stopper.ts';

export interface HostSettings {
  readonly dataDir: string;
  /** 0 takes any free one. */
  readonly port: number;
}

export interface Host {
  readonly url: string;
  /** Where the table is kept, if that is not as usual. */
  readonly notice: string | undefined;
  /** Settles when the engine ends by itself, which leaves the host without its data. */
  readonly lost: Promise<unknown>;
  stop(): Promise<void>;
}

const openContext = async (stored: LocalTable, log: Log, now: () => Instant) => {
  const ctx = contextOver(stored.table, log, now);
  await loadDemoData(ctx);
  await stored.openStream();
  return ctx;
};

const start = async ({ dataDir, port }: HostSettings, stops: Stopper): Promise<Host> => {
  mkdirSync(dataDir, { recursive: true });
  let serve: Serve = async () =>
    gatewayProblem(503, 'starting', 'The host is starting. Ask again in a moment.');
  const listening = await listen(port, (request) => serve(request));
  stops.add(listening.stop);
  const url = `http://127.0.0.1:${listening.port}`;
  const lock = lockFolder(dataDir);
  stops.add(async () => lock.release());
  const stored = await openLocalTable(dataDir, stops);
  const clock = localClock();
  const log = powertoolsLog();
  const ctx = await openContext(stored, log, clock.now);
  useContext(ctx);
  const backingServices = await startBackingServices(dataDir, stops);
  const { feed, notice } = stored;
  const feeds = await startReactions({ dataDir, feed, backingServices, log, stops });
  const schedules = await startSchedules(log);
  stops.add(schedules.stop);
  const oidc = issuer(`${url}/local/issuer`, await signingKey(join(dataDir, 'issuer-key.json')));
  const targets = [
    ...(await areaTargets()).map((target) => healthOf(target, feeds)),
    ...signInRoutes(oidc, (id) => findWorker(ctx, id)),
    ...clockRoutes(clock),
    ...scheduleRoutes(schedules),
  ];
  serve = gatewayServer(targets, jwtAuthorizer(oidc), log);
  const stop = async () => {
    // First of all, so that whatever is under way still finds everything it needs.
    await listening.stop();
    await stops.stop();
  };
  return { url, notice, lost: stored.ended, stop };
};

/** The whole platform on this machine, over one folder. One host per process: its entry points share their services. */
export const startHost = async (settings: HostSettings): Promise<Host> => {
  const stops = stopper();
  try {
    return await start(settings, stops);
  } catch (error) {
    await stops.stop();
    throw error;
  }
};
