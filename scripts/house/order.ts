import { Programme } from '../../shared/programme/rules/programme.ts';

/** The programmes next to the case, which never import each other although they share a line. */
export const PROGRAMMES: readonly string[] = Programme.options.filter((id) => id !== 'household');

/**
 * The order of the modules in `shared/`, its only copy. A module imports what stands before it: the lines above its
 * own and, on its own line, what stands to its left. A module that is still to come holds its place already.
 */
const LINES = [
  'base',
  'table file',
  'programme',
  'access area unit worker approval subject household link calendar deadline',
  'case fund service notification visit contact campaign',
  PROGRAMMES.join(' '),
  'meeting commendation',
  'relocation handover register-import',
  'statistics sync privacy publishing jobs',
  'http runtime',
];

/** All modules, each before those that may import it. */
export const MODULES: readonly string[] = LINES.flatMap((line) => line.split(' '));

/** What `module` may not import. */
export const modulesAfter = (module: string) => MODULES.slice(MODULES.indexOf(module) + 1);
