/** Tests that speak to an engine over the wire, count its units or look at its process; every other runs on any machine. */
export const ENGINE_ALONE: readonly string[] = [
  'test/e2e/engine-process.test.ts',
  ...['board', 'contact', 'list', 'paid-service', 'report', 'sweep'].map(
    (what) => `test/integration/${what}-cost.test.ts`,
  ),
  'test/integration/fault-matrix.test.ts',
  'test/integration/local/lacking-engine.test.ts',
  'test/integration/restore-registers.test.ts',
  'test/integration/restore.test.ts',
  'test/integration/sdk-log.test.ts',
  'test/integration/silent-stream.test.ts',
  'test/integration/visits-follow.test.ts',
];

/** In one sentence, for whoever runs the tests where the packages bring no engine. */
export const withoutEngine = ({ platform, arch }: { readonly platform: string; readonly arch: string }) =>
  `The packages hold no database engine for ${platform}-${arch}, so ${ENGINE_ALONE.length} files of tests that speak to one are left out and the table is tried in memory and in a file; AWS_ENDPOINT_URL_DYNAMODB names an engine of your own.\n`;
