import { MODULES, PROGRAMMES } from '../../scripts/house/order.ts';
import type { Import } from './cruise.ts';

/** Only what the rules let through, close to what they forbid. */
const ZOD = 'node_modules/zod/index.js';
const SDK = 'node_modules/@aws-sdk/client-dynamodb/index.js';

/** Each module imports the one just before it; programmes skip each other. */
const alongTheOrder = MODULES.slice(3).flatMap((module) => {
  const before = MODULES.slice(2, MODULES.indexOf(module)).reverse();
  const last = before.find((name) => !(PROGRAMMES.includes(module) && PROGRAMMES.includes(name)));
  return [
    { from: `shared/${module}/rules/a.ts`, to: `shared/${last}/rules/b.ts` },
    { from: `shared/${module}/store/a.ts`, to: `shared/${last}/store/b.ts` },
    { from: `shared/${module}/use-cases/a.ts`, to: `shared/${last}/use-cases/b.ts` },
  ];
});

const pairs: readonly (readonly [from: string, to: string])[] = [
  ['shared/base/id.ts', ZOD],
  ['shared/base/digest.ts', 'node:crypto'],
  ['shared/table/dynamo-table.ts', SDK],
  ['shared/table/table.ts', 'shared/base/id.ts'],
  ['shared/runtime/bus.ts', SDK],
  ['shared/case/rules/case.ts', ZOD],
  ['shared/case/rules/case.ts', 'shared/base/id.ts'],
  ['shared/case/store/case-item.ts', 'shared/case/rules/case.ts'],
  ['shared/case/store/case-item.ts', 'shared/table/table.ts'],
  ['shared/case/use-cases/close-case.ts', 'shared/case/store/case-item.ts'],
  ['shared/care/rules/care-plan.ts', 'shared/care/facts.ts'],
  ['shared/case/rules/case.ts', 'shared/case/module.ts'],
  ['shared/case/store/keys.ts', 'shared/case/module.ts'],
  ['shared/privacy/rules/field-register.ts', 'shared/modules.ts'],
  ['shared/care/facts.ts', 'shared/base/id.ts'],
  ['shared/care/facts.ts', ZOD],
  ['shared/programmes.ts', 'shared/care/facts.ts'],
  ['shared/programme/rules/subject.ts', 'shared/programmes.ts'],
  ['shared/case/module.ts', 'shared/base/id.ts'],
  ['shared/modules.ts', 'shared/case/module.ts'],
  ...[
    'shared/http/grants.ts',
    'shared/privacy/use-cases/register.ts',
    'web/desk/a.ts',
    'infra/a.ts',
    'test/a.ts',
  ].map((from) => [from, 'shared/modules.ts'] as const),
  ['shared/modules.ts', 'shared/case/module.ts'],
  ['shared/modules.ts', 'shared/base/personal-field.ts'],
  ['shared/publishing/event-mappers.ts', 'events/contracts/case-changed.ts'],
  ['events/contracts/case-changed.ts', 'shared/case/rules/case.ts'],
  ['functions/http/areas.ts', 'functions/http/cases/routes.ts'],
  ['functions/http/cases/routes.ts', 'functions/http/cases/close-case.ts'],
  ['functions/http/cases/close-case.ts', 'shared/case/use-cases/close-case.ts'],
  ['functions/http/sync-write/a.ts', 'functions/http/cases/close-case.ts'],
  ['infra/a.ts', 'node_modules/aws-cdk-lib/index.js'],
  ['scripts/calendar.ts', 'node_modules/tyme4ts/index.js'],
  ['local/start.ts', 'functions/http/areas.ts'],
  ['web/phone/a.ts', 'shared/case/rules/case.ts'],
  ['web/phone/a.ts', 'shared/case/module.ts'],
  ['web/phone/a.ts', 'shared/base/id.ts'],
  ['web/phone/a.ts', 'events/contracts/case-changed.ts'],
  ['web/phone/a.ts', 'web/kit/button.ts'],
  ['bench/a.ts', 'test/support/call.ts'],
  ['test/a.ts', 'scripts/calendar.ts'],
];

export const allowedImports: readonly Import[] = [
  ...alongTheOrder,
  ...pairs.map(([from, to]) => ({ from, to })),
];
