import { routes as casesRoutes } from '../functions/http/cases/routes.ts';

interface Area {
  readonly entry: string;
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly access: 'token' | 'open';
}

export const areas: readonly Area[] = [
  { entry: 'http/cases/index.ts', routes: casesRoutes, access: 'token' },
];
