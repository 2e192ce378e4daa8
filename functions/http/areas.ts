import type { Route } from '../../shared/http/endpoint.ts';
import type { OpenRoute } from '../../shared/http/open-route.ts';
import { routes as casesRoutes } from './cases/routes.ts';
import { routes as healthRoutes } from './health/routes.ts';
import { routes as oversightRoutes } from './oversight/routes.ts';

/** An area of the API: one Lambda, every route of its list. Gateway and local host are built from this list. */
export type Area = AreaFunction &
  /** Only with a token of scope `doorstep`. */
  (
    | { readonly access: 'token'; readonly routes: readonly Route[] }
    /** For anyone; its paths must stand in `openPaths`. */
    | { readonly access: 'open'; readonly routes: readonly OpenRoute[] }
  );

interface AreaFunction {
  readonly name: string;
  /** Entry point under `functions/`. */
  readonly entry: `http/${string}/index.ts`;
  /** What it may reach, and nothing else. */
  readonly uses: readonly ('table' | 'attachments')[];
  /** What people lose while it fails: the first line the duty officer reads. */
  readonly impactIfDown: string;
}

/** The only paths that answer without a token. */
export const openPaths: readonly string[] = ['/health', '/openapi.json', '/docs'];

export const areas: readonly Area[] = [
  {
    name: 'cases',
    entry: 'http/cases/index.ts',
    routes: casesRoutes,
    access: 'token',
    uses: ['table', 'attachments'],
    impactIfDown: 'Nobody can report a case or take one on; phones keep what they could not send.',
  },
  {
    name: 'oversight',
    entry: 'http/oversight/index.ts',
    routes: oversightRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown: 'Boards, follow-up lists and sweep certificates cannot be seen; cases go on as before.',
  },
  {
    name: 'health',
    entry: 'http/health/index.ts',
    routes: healthRoutes,
    access: 'open',
    uses: [],
    impactIfDown: 'Whoever watches the service from outside sees it as down, though it may be working.',
  },
];
