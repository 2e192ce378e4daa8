import { existsSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { hasEngine, packagedEngine } from '../../local/find-engine.ts';

afterEach(() => vi.unstubAllEnvs());

const resolve = (name: string) => `/packages/${name}`;
const nowhere = (name: string): string => {
  throw new Error(`Cannot find module '${name}'`);
};

it('finds the engine of the packages on the machine that it is made for', () => {
  expect(packagedEngine({ platform: 'linux', arch: 'x64', resolve })).toBe(
    '/packages/@dynoxide/linux-x64/dynoxide',
  );
});

it.each([
  { platform: 'linux', arch: 'arm64', resolve },
  { platform: 'darwin', arch: 'arm64', resolve },
  { platform: 'darwin', arch: 'x64', resolve },
  { platform: 'win32', arch: 'x64', resolve },
  { platform: 'linux', arch: 'x64', resolve: nowhere },
])('finds none on $platform-$arch that $resolve.name', (machine) => {
  expect(packagedEngine(machine)).toBeUndefined();
});

it('finds here what is here', () => {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', '');
  const file = packagedEngine();
  expect(hasEngine()).toBe(file !== undefined);
  expect(file === undefined || existsSync(file)).toBe(true);
});

it('takes one that is named, whatever the packages hold', () => {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:8000');
  expect(hasEngine()).toBe(true);
});
