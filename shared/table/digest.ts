import { createHash } from 'node:crypto';

/** A short fingerprint (96 bits) of a parsed body: parsing has put its fields into one order. */
export const digestOf = (body: unknown): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16);
