/** Stands in the bundles for `node:crypto`, as `node-process.ts` does for another: loading it as a module loads Web Crypto too. */
const crypto = process.getBuiltinModule('node:crypto');

export const {
  createHash,
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  getRandomValues,
  randomBytes,
  randomInt,
  randomUUID,
  sign,
} = crypto;
export default crypto;
