import { createHmac, timingSafeEqual } from 'node:crypto';
import { localAws } from '../aws.ts';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signature version 4 of S3 over `text`, made on `day` (`YYYYMMDD`) with the credentials of this machine. */
export const signatureOf = (text: string, day: string): string => {
  const { region, credentials } = localAws;
  const parts = [day, region, 's3', 'aws4_request'];
  const key = parts.reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  return hmac(key, text).toString('hex');
};

export const sameText = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
