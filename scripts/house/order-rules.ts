import { MODULES, modulesAfter, PROGRAMMES } from './order.ts';
import { never, type Rule } from './rule.ts';

/** `base` and `table` import no module at all; that rule of theirs is stricter. */
const ORDERED = MODULES.filter(
  (name) => name !== 'base' && name !== 'table' && modulesAfter(name).length > 0,
);

export const orderRuleOf = (module: string) => `${module}-imports-only-what-stands-before-it`;

const orderRule = (module: string) =>
  never(orderRuleOf(module), 'The order stands in scripts/house/order.ts.', {
    from: { path: `^shared/${module}/` },
    to: { path: `^shared/(${modulesAfter(module).join('|')})/` },
  });

export const orderRules: readonly Rule[] = [
  ...ORDERED.map(orderRule),
  never('programmes-never-import-each-other', 'A prefecture may run any of them without the others.', {
    from: { path: `^shared/(${PROGRAMMES.join('|')})/` },
    to: { path: `^shared/(${PROGRAMMES.join('|')})/`, pathNot: '^shared/$1/' },
  }),
];
