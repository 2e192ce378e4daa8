import { OURS, only, type Rule, SDK, ZOD } from './rule.ts';

const BASE = '^shared/base/';
const TABLE = '^shared/table/';
const RULES = '^shared/[^/]+/rules/';
const STORES = '^shared/[^/]+/store/';
/** What the module says of itself as plain data; `$1` is its name. */
const OWN_DATA = '^shared/$1/(facts|module)\\.ts$';
/** Who may read these two is told in gathering-rules.ts. */
const GATHERINGS = '^shared/(modules|programmes)\\.ts$';
/** What Node brings that a store needs: a digest, a wait between two attempts. */
const NODE = '^(node:)?(crypto|timers/promises)$';

/** What each room of a module may stand on. Which modules it may reach is the order's affair, see order-rules.ts. */
export const moduleRules: readonly Rule[] = [
  only('base-imports-no-module', 'Everything stands on base, so base stands on nothing.', BASE, [
    BASE,
    ZOD,
    NODE,
  ]),
  only('table-imports-no-module', 'The table keeps items and does not know whose.', TABLE, [
    TABLE,
    BASE,
    ZOD,
    SDK,
    NODE,
  ]),
  only(
    'rules-are-pure',
    'A rule runs in a test and in a browser as it does here.',
    '^shared/([^/]+)/rules/',
    [RULES, BASE, ZOD, OWN_DATA, GATHERINGS],
  ),
  only(
    'stores-stand-on-rules-and-table',
    'A store reads and writes; it decides nothing.',
    '^shared/([^/]+)/store/',
    [OWN_DATA, STORES, RULES, TABLE, BASE, ZOD, NODE],
  ),
  only(
    'use-cases-bring-no-library',
    'A library belongs behind a port in table or runtime, where one file can replace it.',
    '^shared/[^/]+/use-cases/',
    [OURS, ZOD, SDK, NODE],
  ),
];
