import { generateKeyPairSync } from 'node:crypto';
import * as z from 'zod/mini';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { WriteRefused } from '../../table/table.ts';
import { pushKeysKey } from './keys.ts';

/** `publicKey`: the point, base64url, as browsers want it. `privateKey`: PKCS 8, base64; leaves the table for nobody. */
const PushKeys = z.strictObject({ publicKey: z.string(), privateKey: z.string() });
export type PushKeys = z.infer<typeof PushKeys>;

/** The last 65 bytes of a public key on P-256 in SPKI are the uncompressed point. */
const POINT_BYTES = 65;

const newPair = (): PushKeys => {
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return {
    publicKey: pair.publicKey.subarray(-POINT_BYTES).toString('base64url'),
    privateKey: pair.privateKey.toString('base64'),
  };
};

/** The key pair of this deployment, made when it is first asked for and the same ever after. */
export const readPushKeys = async (ctx: Context): Promise<PushKeys> => {
  const item = await ctx.table.get(pushKeysKey());
  if (item !== undefined) return PushKeys.parse(recordOf(item));
  const pair = newPair();
  try {
    await ctx.table.write([{ put: { ...pair, ...pushKeysKey() }, guard: 'absent' }]);
    return pair;
  } catch (error) {
    if (!(error instanceof WriteRefused) || error.existing === undefined) throw error;
    return PushKeys.parse(recordOf(error.existing));
  }
};
