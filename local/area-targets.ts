import { areas } from '../functions/http/areas.ts';
import type { Target } from './gateway/target.ts';
import { loadHandler } from './load-handler.ts';

/** Every route of the API, served by the entry point of its area: the same one that runs as a Lambda. */
export const areaTargets = async (): Promise<Target[]> => {
  const all = areas.map(async ({ entry, routes, access }) => {
    const serve = await loadHandler(entry);
    return routes.map(({ method, path }) => ({ method, path, access, serve }));
  });
  return (await Promise.all(all)).flat();
};
