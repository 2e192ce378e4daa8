import { randomBytes } from 'node:crypto';

/** 256 bits, base64. */
export const newSecret = (): string => randomBytes(32).toString('base64');
