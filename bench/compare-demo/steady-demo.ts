import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { beginMs, setDate } from './set-date.ts';

// Loaded into the demo before everything else: its clock stands still and its chance is the same each time, so that it
// sends the same ids to both platforms. Many keys hang on ids, and so on which of several items a thing is added to.
const begin = beginMs();
setDate(() => begin);

let state = 1;
/** Numerical Recipes' generator; its upper bits are even enough for ids. */
const nextByte = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state >>> 24;
};

const randomBytes = (size: number) => Buffer.from(Array.from({ length: size }, nextByte));
const getRandomValues = (values: Uint8Array) => {
  values.set(randomBytes(values.length));
  return values;
};

Object.assign(crypto, { randomBytes });
Object.assign(globalThis.crypto, { getRandomValues });
syncBuiltinESMExports();
