import { never, only, type Rule, ZOD } from './rule.ts';

const BASE = '^shared/base/';
const PROGRAMMES = '^shared/programmes\\.ts$';
const MODULES = '^shared/modules\\.ts$';
const READERS = '^(shared/(http|runtime|privacy|publishing|jobs)|web|scripts|infra|test|local)/';

/** Two files turn the order round and are therefore kept to plain data, and to those who need all modules at once. */
export const gatheringRules: readonly Rule[] = [
  only('programmes-gathers-facts', 'It would pull whole programmes under the order.', PROGRAMMES, [
    '^shared/[^/]+/facts\\.ts$',
  ]),
  only(
    'facts-are-plain',
    'They are read before any module, through programmes.ts.',
    '^shared/[^/]+/facts\\.ts$',
    [BASE, ZOD],
  ),
  never('programmes-is-for-programme', 'Everybody else asks the programme module.', {
    from: { pathNot: '^shared/programme/' },
    to: { path: PROGRAMMES },
  }),
  only('modules-gathers-module-files', 'It would pull whole modules into its readers.', MODULES, [
    '^shared/[^/]+/module\\.ts$',
    BASE,
  ]),
  only('module-files-are-plain', 'They are read with all the others.', '^shared/[^/]+/module\\.ts$', [BASE]),
  never('modules-is-for-its-readers', 'A module that reads all modules stands nowhere in the order.', {
    from: { pathNot: READERS },
    to: { path: MODULES },
  }),
];
