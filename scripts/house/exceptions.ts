import type { Exception } from './rule.ts';

/** Imports that a rule forbids and that stay. A test fails when one of them is no longer needed. */
export const exceptions: readonly Exception[] = [
  {
    rule: 'functions-never-import-each-other',
    from: '^functions/http/sync-write/',
    to: '^functions/http/[^/]+/(?!index\\.|routes\\.)[^/]+\\.ts$',
    reason: 'a batch from a phone runs the endpoints that its operations name',
  },
  {
    rule: 'nobody-imports-test',
    from: '^bench/',
    to: '^test/(support|harness)/',
    reason: 'the measurements run over the world that the tests build, until it has a folder of its own',
  },
];
