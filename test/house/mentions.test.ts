import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './cruise.ts';
import { goneIn, standingIn } from './mentions.ts';
import { trackedFiles } from './tracked-files.ts';

const READ = /\.(md|ts|js|json|ya?ml|sh)$/;
/** They speak of modules to come and of trees that break the rules. */
const NOT_READ = /^((test|scripts)\/house\/|package-lock\.json$)/;
/** Named like a file of ours, but an address on the site. */
const ADDRESSES = ['docs/start.js', 'docs/swagger-ui.css', 'docs/swagger-ui-bundle.js', 'docs/refusals.html'];

it('no text, script or page names a file or folder that is gone', () => {
  const files = trackedFiles();
  const stands = standingIn([...files, ...ADDRESSES]);
  const gone = files
    .filter((file) => READ.test(file) && !NOT_READ.test(file))
    .flatMap((file) =>
      goneIn(file, readFileSync(join(ROOT, file), 'utf8'), stands).map((path) => `${file}: ${path}`),
    );
  expect(gone).toEqual([]);
});

const stands = standingIn([
  'docs/decisions/0012-bundles.md',
  'functions/http/cases/close-case.ts',
  'functions/http/docs/assets.ts',
  'shared/case/rules/case.ts',
  'test/unit/case/close.test.ts',
]);

it.each([
  'see shared/domain/case.ts',
  '`shared/data/`',
  '(shared/case/rules/gone.ts)',
  "new URL('../../shared/domain/calendar/', import.meta.url)",
  "vi.mock('../../../shared/domain/case.ts')",
  'shared/{case,data}/rules',
  'shared/<module>/views/',
  'functions/http/*/gone.ts',
  'web/phone',
  "'^shared/domain/'",
])('sees that the path in "%s" is gone', (text) => {
  expect(goneIn('functions/http/cases/routes.ts', text, stands)).toHaveLength(1);
});

it.each([
  'shared/case/rules/case.ts, and shared/case.',
  'shared/<module>/rules/*.ts',
  'functions/http/<area>/<verb>-<noun>.ts',
  'test/**/*.test.ts',
  'test/{unit,unit/case}/',
  `../functions/\${entry}`,
  "from '../docs/assets.ts'",
  'docs/decisions/0012',
  'test/unit/case/close',
  'https://example.org/docs/start',
  'an e-mail/web/push',
])('lets "%s" stand', (text) => {
  expect(goneIn('functions/http/cases/routes.ts', text, stands)).toEqual([]);
});
