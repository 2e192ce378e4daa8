import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssetName, assets } from './assets.ts';

const here = import.meta.dirname;

/** Beside the bundle on Lambda; on this machine, where there is no bundle, at its source. */
const placeOf = (name: AssetName): string => {
  const beside = join(here, 'assets', name);
  return existsSync(beside) ? beside : join(here, '../../..', assets[name]);
};

const kept = new Map<AssetName, Promise<string>>();

/** Read once; the page consists of the same few files for everyone. */
export const readAsset = (name: AssetName): Promise<string> => {
  const known = kept.get(name) ?? readFile(placeOf(name), 'utf8');
  kept.set(name, known);
  return known;
};
