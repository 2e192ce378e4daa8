import { never, only, type Rule, SDK, ZOD } from './rule.ts';

/** Who may look at whom around the modules, and where the big libraries may appear. */
export const outerRules: readonly Rule[] = [
  never('no-cycles', 'Neither file could be read, tested or moved without the other.', {
    from: {},
    to: { circular: true },
  }),
  never('nothing-unresolved', 'What resolves nowhere fails at the first call.', {
    from: {},
    to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
  }),
  only('contracts-stand-on-rules', 'Who reads our events takes their schemas and nothing else.', '^events/', [
    '^events/',
    '^shared/base/',
    '^shared/[^/]+/rules/',
    ZOD,
  ]),
  never('sdk-only-in-table-and-runtime', 'The rest speaks to ports, so tests need no cloud.', {
    from: { path: '^(functions|shared|events|infra|web)/', pathNot: '^shared/(table|runtime)/' },
    to: { path: SDK },
  }),
  never('cdk-only-in-infra', 'It weighs 100 MB and belongs in no bundle.', {
    from: { pathNot: '^(infra|test)/' },
    to: { path: '^node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
  }),
  never('calendar-libraries-only-in-scripts', 'Their answers are kept as data and checked by people.', {
    from: { pathNot: '^(scripts|test)/' },
    to: { path: '^node_modules/(chinese-days|tyme4ts)/' },
  }),
  never('document-library-only-in-scripts', 'The document is written once; no function carries its maker.', {
    from: { pathNot: '^(scripts|test)/' },
    to: { path: '^node_modules/zod-openapi/' },
  }),
  never('shared-never-looks-up', 'What everybody shares knows none of its users.', {
    from: { path: '^(shared|events)/' },
    to: { path: '^(functions|infra|local|scripts|bench|web)/' },
  }),
  never('functions-never-import-each-other', 'A bundle would carry its neighbour.', {
    from: { path: '^functions/([^/]+/[^/]+(/|\\.ts$))', pathNot: '^functions/http/[^/]+\\.ts$' },
    to: { path: '^functions/', pathNot: '^functions/$1' },
  }),
  never('functions-know-no-host', 'The same code runs in the cloud and on a laptop.', {
    from: { path: '^functions/' },
    to: { path: '^(infra|local|scripts|bench|web)/' },
  }),
  never('infra-and-local-read-the-lists', 'They run what there is and need no command for it.', {
    from: { path: '^(infra|local)/' },
    to: { path: '^(scripts|bench)/' },
  }),
  never('web-takes-rules-and-data', 'A page would carry stores and secrets into the browser.', {
    from: { path: '^web/' },
    to: {
      path: '^(shared|events|functions|infra|local|scripts|bench)/',
      pathNot: [
        '^shared/[^/]+/(rules/|module\\.ts$)',
        '^shared/modules\\.ts$',
        '^shared/base/',
        '^events/contracts/',
      ],
    },
  }),
  never('web-programs-never-import-each-other', 'A phone would load the desk.', {
    from: { path: '^web/(phone|desk|wall)/' },
    to: { path: '^web/(phone|desk|wall)/', pathNot: '^web/$1/' },
  }),
  never('nobody-imports-test', 'A test may change with what it tests and hold up nobody else.', {
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  }),
];
