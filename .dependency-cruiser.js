/** The arrows of docs/architecture.md: a module may only import from rooms below its own. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
    only('domain-is-pure', '^shared/domain/', ['^shared/domain/', '^node_modules/zod/']),
    only('contracts-need-domain-and-zod-only', '^events/', [
      '^events/',
      '^shared/domain/',
      '^node_modules/zod/',
    ]),
    only('data-stands-on-domain', '^shared/data/', [
      '^shared/(data|domain)/',
      '^events/contracts/',
      '^node_modules/(@aws-sdk|@smithy|zod)/',
      '^(node:)?(crypto|timers/promises)$',
    ]),
    {
      name: 'sdk-only-in-data-and-runtime',
      severity: 'error',
      from: { path: '^(functions|shared|events|infra)/', pathNot: '^shared/(data|runtime)/' },
      to: { path: '^node_modules/(@aws-sdk|@smithy)/' },
    },
    {
      name: 'cdk-only-in-infra',
      severity: 'error',
      from: { pathNot: '^(infra|test)/' },
      to: { path: '^node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
    },
    {
      name: 'calendar-libraries-only-in-scripts',
      severity: 'error',
      from: { pathNot: '^(scripts|test)/' },
      to: { path: '^node_modules/(chinese-days|tyme4ts)/' },
    },
    {
      name: 'shared-never-looks-up',
      severity: 'error',
      from: { path: '^(shared|events)/' },
      to: { path: '^(functions|infra|local|scripts|test|bench)/' },
    },
    {
      name: 'functions-never-import-each-other',
      severity: 'error',
      from: { path: '^functions/([^/]+)/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/$2/' },
    },
    {
      name: 'functions-know-no-host',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|local|scripts|test|bench)/' },
    },
    {
      name: 'infra-and-local-read-the-lists',
      severity: 'error',
      from: { path: '^(infra|local)/' },
      to: { path: '^(scripts|test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
