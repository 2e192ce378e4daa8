import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../../../shared/table/digest.ts';
import { type AssetName, assets } from './assets.ts';

const here = import.meta.dirname;

/** Beside the bundle on Lambda; on this machine, where there is no bundle, at its source. */
const placeOf = (name: AssetName): string => {
  const beside = join(here, 'assets', name);
  return existsSync(beside) ? beside : join(here, '../../..', assets[name]);
};

interface Asset {
  readonly body: string;
  readonly tag: string;
}

const kept = new Map<AssetName, Promise<Asset>>();

const read = async (name: AssetName): Promise<Asset> => {
  const body = await readFile(placeOf(name), 'utf8');
  return { body, tag: `W/"${digestOf(body)}"` };
};

/** Read once; the page consists of the same few files for everyone. */
export const readAsset = (name: AssetName): Promise<Asset> => {
  const known = kept.get(name) ?? read(name);
  kept.set(name, known);
  return known;
};
