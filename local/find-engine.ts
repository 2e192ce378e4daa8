import { createRequire } from 'node:module';

/** What decides whether the engine in the packages runs here. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  /** Throws when there is no such file in the packages. */
  readonly resolve: (name: string) => string;
}

const here: Machine = {
  platform: process.platform,
  arch: process.arch,
  resolve: createRequire(import.meta.url).resolve,
};

/** The engine in the packages; nothing where it was not installed, or was installed for another machine than this. */
export const packagedEngine = ({ platform, arch, resolve }: Machine = here): string | undefined => {
  if (platform !== 'linux' || arch !== 'x64') return undefined;
  try {
    return resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    return undefined;
  }
};

/** The address of the engine that somebody wants instead. */
export const namedEngine = (): string | undefined => process.env['AWS_ENDPOINT_URL_DYNAMODB'] || undefined;

export const hasEngine = (): boolean => (namedEngine() ?? packagedEngine()) !== undefined;
