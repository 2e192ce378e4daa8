import { MODULES, modulesAfter, PROGRAMMES } from '../../scripts/house/order.ts';
import { orderRuleOf } from '../../scripts/house/order-rules.ts';

/** An import that breaks one rule and no other. */
export interface Example {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const SDK = 'node_modules/@aws-sdk/client-dynamodb/index.js';
const ZOD = 'node_modules/zod/index.js';
const NODEMAILER = 'node_modules/nodemailer/index.js';

const breaking = (rule: string, ...imports: readonly (readonly [from: string, to: string])[]): Example[] =>
  imports.map(([from, to]) => ({ rule, from, to }));

const roomExamples = [
  ...breaking(
    'base-imports-no-module',
    ['shared/base/a.ts', 'shared/table/cursor.ts'],
    ['shared/base/b.ts', 'shared/access/rules/may.ts'],
    ['shared/base/c.ts', NODEMAILER],
  ),
  ...breaking(
    'table-imports-no-module',
    ['shared/table/a.ts', 'shared/access/rules/may.ts'],
    ['shared/table/b.ts', 'shared/http/answer.ts'],
  ),
  ...breaking(
    'rules-are-pure',
    ['shared/case/rules/a.ts', 'shared/case/store/case-item.ts'],
    ['shared/case/rules/b.ts', 'shared/case/use-cases/close-case.ts'],
    ['shared/case/rules/c.ts', 'shared/table/cursor.ts'],
    ['shared/case/rules/d.ts', 'node:crypto'],
    ['shared/meeting/rules/e.ts', 'shared/care/facts.ts'],
  ),
  ...breaking(
    'stores-stand-on-rules-and-table',
    ['shared/case/store/a.ts', 'shared/case/use-cases/close-case.ts'],
    ['shared/visit/store/b.ts', 'events/contracts/case-changed.ts'],
  ),
  ...breaking(
    'use-cases-bring-no-library',
    ['shared/visit/use-cases/a.ts', NODEMAILER],
    ['shared/visit/use-cases/b.ts', 'node:fs'],
  ),
];

/** The nearest module that `module` may not import, told apart from the rule among programmes. */
const nextOf = (module: string) =>
  modulesAfter(module).find((next) => !(PROGRAMMES.includes(module) && PROGRAMMES.includes(next)));

/** `base` and `table` have their own rule, and nothing stands after the last module. */
const orderExamples = MODULES.slice(2, -1).flatMap((module) =>
  breaking(orderRuleOf(module), [
    `shared/${module}/use-cases/a.ts`,
    `shared/${nextOf(module)}/rules/later.ts`,
  ]),
);

const gatheringExamples = [
  ...breaking('programmes-never-import-each-other', [
    'shared/enterprise/rules/a.ts',
    'shared/care/rules/care-plan.ts',
  ]),
  ...breaking('programmes-gathers-facts', ['shared/programmes.ts', 'shared/care/rules/care-plan.ts']),
  ...breaking('facts-are-plain', ['shared/site/facts.ts', 'shared/programme/rules/subject.ts']),
  ...breaking(
    'programmes-is-for-programme',
    ['shared/case/use-cases/c.ts', 'shared/programmes.ts'],
    ['infra/a.ts', 'shared/programmes.ts'],
  ),
  ...breaking('modules-gathers-module-files', ['shared/modules.ts', 'shared/access/rules/may.ts']),
  ...breaking(
    'module-files-are-plain',
    ['shared/visit/module.ts', 'shared/visit/rules/task.ts'],
    ['shared/case/module.ts', ZOD],
  ),
  ...breaking(
    'modules-is-for-its-readers',
    ['functions/http/cases/a.ts', 'shared/modules.ts'],
    ['shared/sync/use-cases/b.ts', 'shared/modules.ts'],
  ),
];

const outerExamples = [
  ...breaking('no-cycles', ['shared/area/rules/egg.ts', 'shared/area/rules/hen.ts']),
  ...breaking('nothing-unresolved', ['local/c.ts', 'local/missing.ts']),
  ...breaking('contracts-stand-on-rules', ['events/contracts/a.ts', 'shared/case/store/case-item.ts']),
  ...breaking(
    'sdk-only-in-table-and-runtime',
    ['functions/http/cases/b.ts', SDK],
    ['shared/case/use-cases/d.ts', SDK],
    ['shared/publishing/a.ts', SDK],
    ['web/phone/a.ts', SDK],
  ),
  ...breaking('cdk-only-in-infra', ['scripts/a.ts', 'node_modules/aws-cdk-lib/index.js']),
  ...breaking('calendar-libraries-only-in-scripts', ['infra/b.ts', 'node_modules/tyme4ts/index.js']),
  ...breaking('document-library-only-in-scripts', ['shared/http/b.ts', 'node_modules/zod-openapi/index.js']),
  ...breaking('shared-never-looks-up', ['shared/runtime/a.ts', 'local/gateway/serve.ts']),
  ...breaking(
    'functions-never-import-each-other',
    ['functions/http/cases/c.ts', 'functions/http/visits/close-visit.ts'],
    ['functions/http/cases/d.ts', 'functions/http/areas.ts'],
    ['functions/http/sync-write/b.ts', 'functions/http/visits/index.ts'],
    ['functions/sweeps/a.ts', 'functions/sweeps/recount.ts'],
  ),
  ...breaking('functions-know-no-host', ['functions/http/cases/e.ts', 'local/gateway/serve.ts']),
  ...breaking('infra-and-local-read-the-lists', ['local/a.ts', 'scripts/restore.ts']),
  ...breaking(
    'web-takes-rules-and-data',
    ['web/phone/b.ts', 'shared/case/store/case-item.ts'],
    ['web/phone/c.ts', 'shared/case/use-cases/close-case.ts'],
    ['web/phone/d.ts', 'shared/table/cursor.ts'],
    ['web/phone/e.ts', 'events/consumers.ts'],
    ['web/phone/f.ts', 'functions/http/visits/close-visit.ts'],
  ),
  ...breaking('web-programs-never-import-each-other', ['web/phone/g.ts', 'web/desk/board.ts']),
  ...breaking(
    'nobody-imports-test',
    ['local/b.ts', 'test/support/call.ts'],
    ['shared/case/use-cases/e.ts', 'test/support/call.ts'],
    ['bench/a.ts', 'test/house/cruise.ts'],
  ),
];

export const examples: readonly Example[] = [
  ...roomExamples,
  ...orderExamples,
  ...gatheringExamples,
  ...outerExamples,
];

/** What a cycle needs beside the import that is told. */
export const closingTheCycle = { from: 'shared/area/rules/hen.ts', to: 'shared/area/rules/egg.ts' };
