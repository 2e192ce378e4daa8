import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { areas } from '../functions/http/areas.ts';
import { languages } from '../shared/base/catalogue/catalogue.ts';

const root = join(import.meta.dirname, '..');

/** Some packages of the bundle are CommonJS and ask for `require`, which a module does not have by itself. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** What a function never uses, or uses a corner of: docs/decisions/0012 says what each saves. */
const LEANER = {
  '@aws-sdk/credential-provider-node': join(root, 'shared/runtime/lambda-credentials.ts'),
  '@aws-sdk/endpoint-cache': join(root, 'shared/runtime/no-endpoint-cache.ts'),
  '@smithy/core/event-streams': join(root, 'shared/runtime/no-event-streams.ts'),
  'node:crypto': join(root, 'shared/runtime/node-crypto.ts'),
  'node:http': join(root, 'shared/runtime/node-http.ts'),
  'node:process': join(root, 'shared/runtime/node-process.ts'),
};

interface Built {
  readonly code: string;
  /** Of ours, from the root of the repository: what the bundler took in. */
  readonly sources: readonly string[];
}

const built = (file: string, alias: Readonly<Record<string, string>>): Built => {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    mainFields: ['module', 'main'],
    alias: { ...alias },
    banner: { js: REQUIRE },
    logLevel: 'error',
  });
  const [output] = Object.values(metafile.outputs);
  const taken = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const sources = taken.map(([name]) => name).filter((name) => !name.includes('node_modules/'));
  return { code: outputFiles[0]?.text ?? '', sources };
};

/** A file as one minified ES module for Lambda's Node, with everything it needs inside. */
export const bundled = (file: string, alias: Readonly<Record<string, string>> = {}): string =>
  built(file, alias).code;

/** Words for readers, in each language: every function may have something to tell. */
const CATALOGUES = Object.fromEntries(
  languages.map((language) => [`catalogue/${language}.json`, `shared/base/catalogue/${language}.json`]),
);

/** The files that a function reads beside its code. */
const assetsOf = (entry: string): readonly { readonly name: string; readonly source: string }[] =>
  Object.entries({ ...CATALOGUES, ...areas.find((area) => area.entry === entry)?.assets }).map(
    ([name, source]) => ({ name, source: join(root, source) }),
  );

/** One entry point under `functions/` as the code that Lambda runs. */
export const bundledCode = (entry: string): string => bundled(join(root, 'functions', entry), LEANER);

/** The files of ours whose code is in the bundle of an entry point. */
export const bundledSources = (entry: string): readonly string[] =>
  built(join(root, 'functions', entry), LEANER).sources;

const folders = new Map<string, string>();

/**
 * The folder that becomes the function's zip. Named after its content and moved into place at once, so that two
 * processes may bundle at the same time.
 */
export const bundleFolder = (entry: string): string => {
  const known = folders.get(entry);
  if (known !== undefined) return known;
  const code = bundledCode(entry);
  const assets = assetsOf(entry);
  const hash = [code, ...assets.map(({ source }) => readFileSync(source))]
    .reduce((sum, part) => sum.update(part), createHash('sha256'))
    .digest('hex')
    .slice(0, 16);
  const folder = join(root, 'dist', 'functions', `${entry.replaceAll(/[^a-z-]+/g, '-')}-${hash}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'index.mjs'), code);
    for (const { name, source } of assets) cpSync(source, join(draft, 'assets', name));
    renameSync(draft, folder);
  }
  folders.set(entry, folder);
  return folder;
};
