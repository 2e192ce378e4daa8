import type { Route } from '../../shared/http/endpoint.ts';
import type { OpenRoute } from '../../shared/http/open-route.ts';
import { routes as attachmentsRoutes } from './attachments/routes.ts';
import { routes as campaignsRoutes } from './campaigns/routes.ts';
import { routes as casesRoutes } from './cases/routes.ts';
import { routes as contactsRoutes } from './contacts/routes.ts';
import { assets as docsAssets } from './docs/assets.ts';
import { routes as docsRoutes } from './docs/routes.ts';
import { routes as handoverRoutes } from './handover/routes.ts';
import { routes as healthRoutes } from './health/routes.ts';
import { routes as importRoutes } from './imports/routes.ts';
import { routes as meRoutes } from './me/routes.ts';
import { routes as moneyRoutes } from './money/routes.ts';
import { routes as oversightRoutes } from './oversight/routes.ts';
import { reach as publicReach } from './public/reach.ts';
import { routes as publicRoutes } from './public/routes.ts';
import { routes as registerRoutes } from './register/routes.ts';
import { routes as relocationRoutes } from './relocation/routes.ts';
import { routes as rightsRoutes } from './rights/routes.ts';
import { routes as slipsRoutes } from './slips/routes.ts';
import { routes as staffRoutes } from './staff/routes.ts';
import { routes as subjectsRoutes } from './subjects/routes.ts';
import { routes as unitsRoutes } from './units/routes.ts';
import { routes as visitsRoutes } from './visits/routes.ts';

/** An area of the API: one Lambda, every route of its list. Gateway and local host are built from this list. */
export type Area = AreaFunction &
  /** Only with a token of scope `doorstep`. */
  (
    | { readonly access: 'token'; readonly routes: readonly Route[] }
    /** For anyone; its paths must stand in `openPaths`. */
    | { readonly access: 'open'; readonly routes: readonly OpenRoute[]; readonly reach?: Reach }
  );

/** How the keys of the table begin that somebody without a token can make us read, and write. */
export interface Reach {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

interface AreaFunction {
  readonly name: string;
  /** Entry point under `functions/`. */
  readonly entry: `http/${string}/index.ts`;
  /** What it may reach, and nothing else. */
  readonly uses: readonly ('table' | 'attachments' | 'messages')[];
  /** Files that lie in `assets/` beside its bundle: name there, and source from the root of the repository. */
  readonly assets?: Readonly<Record<string, string>>;
  /** What people lose while it fails: the first line the duty officer reads. */
  readonly impactIfDown: string;
}

/** The only paths that answer without a token. */
export const openPaths: readonly string[] = [
  '/health',
  '/openapi.json',
  '/docs',
  '/docs/{file}',
  '/slips/{number}',
  '/me/calendar.ics/{token}',
];

export const areas: readonly Area[] = [
  {
    name: 'cases',
    entry: 'http/cases/index.ts',
    routes: casesRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown: 'Nobody can report a case or take one on; phones keep what they could not send.',
  },
  {
    name: 'attachments',
    entry: 'http/attachments/index.ts',
    routes: attachmentsRoutes,
    access: 'token',
    uses: ['table', 'attachments'],
    impactIfDown: 'Nobody can add a picture to a case or look at one; cases go on as before.',
  },
  {
    name: 'register',
    entry: 'http/register/index.ts',
    routes: registerRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown: 'Households and areas cannot be looked up or changed, and nobody sees the coverage.',
  },
  {
    name: 'relocation',
    entry: 'http/relocation/index.ts',
    routes: relocationRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'No household can be moved and no area can get another code; moves that have begun go on later.',
  },
  {
    name: 'imports',
    entry: 'http/imports/index.ts',
    routes: importRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown: 'Registers cannot be imported from files; an import that was cut short goes on later.',
  },
  {
    name: 'staff',
    entry: 'http/staff/index.ts',
    routes: staffRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown: 'Workers cannot be linked, represented or relieved, and nobody who left can be locked out.',
  },
  {
    name: 'slips',
    entry: 'http/slips/index.ts',
    routes: slipsRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'Nobody can print a slip for the door; visits are recorded, and slips are looked up, as before.',
  },
  {
    name: 'subjects',
    entry: 'http/subjects/index.ts',
    routes: subjectsRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'Nobody can enter or look up whom a programme looks after; households, visits and cases go on as before.',
  },
  {
    name: 'units',
    entry: 'http/units/index.ts',
    routes: unitsRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown: 'Nobody can look up which office handles what, nor register one; cases go on as before.',
  },
  {
    name: 'money',
    entry: 'http/money/index.ts',
    routes: moneyRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'No office can enter what was received or paid; what was entered stands, and cases go on as before.',
  },
  {
    name: 'handover',
    entry: 'http/handover/index.ts',
    routes: handoverRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'What belongs to somebody who leaves cannot be handed over; hand-overs that have begun go on later.',
  },
  {
    name: 'me',
    entry: 'http/me/index.ts',
    routes: meRoutes,
    access: 'token',
    uses: ['table', 'messages'],
    impactIfDown: 'Nobody sees the own inbox or changes how to be told; work lists show what there is to do.',
  },
  {
    name: 'oversight',
    entry: 'http/oversight/index.ts',
    routes: oversightRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'Boards, follow-up lists and certificates cannot be seen, nor services entered; cases go on as before.',
  },
  {
    name: 'campaigns',
    entry: 'http/campaigns/index.ts',
    routes: campaignsRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'Nobody can enter a festival, or look at a holiday campaign, publish, cancel or extend it; visits go on.',
  },
  {
    name: 'visits',
    entry: 'http/visits/index.ts',
    routes: visitsRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'Workers see no visits to make and cannot record any, nor a death; phones keep what they could not send.',
  },
  {
    name: 'contacts',
    entry: 'http/contacts/index.ts',
    routes: contactsRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'Nobody can record a call or a look-in beside the planned visits; phones keep what they could not send.',
  },
  {
    name: 'rights',
    entry: 'http/rights/index.ts',
    routes: rightsRoutes,
    access: 'token',
    uses: ['table'],
    impactIfDown:
      'Nobody at the rights desk can take or answer what people ask about their data, and nobody approves of a reading; what was granted is erased all the same.',
  },
  {
    name: 'public',
    entry: 'http/public/index.ts',
    routes: publicRoutes,
    access: 'open',
    uses: ['table'],
    reach: publicReach,
    impactIfDown: 'Nobody can ask with a slip what became of a promise, and calendars of visits stand still.',
  },
  {
    name: 'health',
    entry: 'http/health/index.ts',
    routes: healthRoutes,
    access: 'open',
    uses: [],
    impactIfDown: 'Whoever watches the service from outside sees it as down, though it may be working.',
  },
  {
    name: 'docs',
    entry: 'http/docs/index.ts',
    routes: docsRoutes,
    access: 'open',
    uses: [],
    assets: docsAssets,
    impactIfDown: 'Nobody can read how to use the API; whoever knows it goes on as before.',
  },
];
