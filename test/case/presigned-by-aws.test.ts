import { GetObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localAws } from '../../local/aws.ts';
import { formFault } from '../../local/bucket/form-policy.ts';
import { urlFault } from '../../local/bucket/presigned-url.ts';

/** AWS's own presigning packages are the oracle: what we sign by hand is held to what they sign. */
const NOW = new Date('2026-03-09T01:00:00.000Z');
const QUARTER_SECONDS = 15 * 60;
const Bucket = 'doorstep-attachments';
const FILE = { key: '623027/01JQ0000000000000000000077', contentType: 'image/jpeg', bytes: 4_096 };

const key = { accessKeyId: 'AKIAOFATEST', secretAccessKey: 'a+secret/of=a+test' };
const ofLambda = { ...key, sessionToken: 'a/token+of=a/role==' };
const LOCAL = 'http://127.0.0.1:9123';

interface Place {
  readonly where: string;
  readonly base: string;
  readonly client: S3ClientConfig & { readonly region: string; readonly credentials: typeof key };
}
const places: readonly Place[] = [
  {
    where: 'in China, as a role',
    base: `https://${Bucket}.s3.cn-north-1.amazonaws.com.cn`,
    client: { region: 'cn-north-1', credentials: ofLambda },
  },
  {
    where: 'elsewhere, with a key',
    base: `https://${Bucket}.s3.eu-central-1.amazonaws.com`,
    client: { region: 'eu-central-1', credentials: key },
  },
  {
    where: 'on this machine',
    base: `${LOCAL}/${Bucket}`,
    client: { ...localAws, endpoint: LOCAL, forcePathStyle: true },
  },
];

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** A module of its own each time: a Lambda makes its links once, of what it is told at first. */
const ours = async ({ base, client: { region, credentials } }: Place) => {
  vi.stubEnv('ATTACHMENTS_URL', base);
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  const { sessionToken } = { sessionToken: undefined, ...credentials };
  vi.stubEnv('AWS_SESSION_TOKEN', sessionToken);
  return (await import('../../shared/runtime/attachment-files.ts')).attachmentFiles();
};

const theirUrl = ({ client }: Place, Key: string): Promise<string> => {
  const s3 = new S3Client({
    ...client,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  // What the client adds for its own statistics; S3 asks for it nowhere.
  s3.middlewareStack.add(
    (next) => (args) => {
      const { query } = args.request as { query: Record<string, unknown> };
      delete query['x-id'];
      return next(args);
    },
    { step: 'build' },
  );
  return getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: QUARTER_SECONDS });
};

const theirForm = ({ client }: Place, { key: Key, contentType, bytes } = FILE) =>
  createPresignedPost(new S3Client(client), {
    Bucket,
    Key,
    Fields: { 'Content-Type': contentType },
    Conditions: [['content-length-range', bytes, bytes]],
    Expires: QUARTER_SECONDS,
  });

const parts = (address: string) => {
  const { origin, pathname, searchParams } = new URL(address);
  return { origin, pathname, query: Object.fromEntries(searchParams) };
};

/** S3 reads names of fields in any case. */
const lowered = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));

const readPolicy = ({ policy = '' }: Record<string, string>) => {
  const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString());
  const told = conditions.map((one: Record<string, string> | unknown[]) =>
    JSON.stringify(Array.isArray(one) ? one : lowered(one)),
  );
  return { until: Date.parse(expiration), conditions: told.sort() };
};

describe.each(places)('what we sign $where', (place) => {
  it.each([FILE.key, 'two words~and_more.jpg', '拉卜楞/ལབ་རང'])('leads to %s as AWS would', async (name) => {
    const address = await (await ours(place)).download(name);
    expect(parts(address)).toEqual(parts(await theirUrl(place, name)));
  });

  it('is a form like theirs', async () => {
    const [mine, theirs] = [await (await ours(place)).upload(FILE), await theirForm(place)];
    const { policy: _, 'x-amz-signature': __, ...fields } = lowered(mine.fields);
    // Theirs repeats the bucket as a field; the address says it already, and both policies hold the form to it.
    const { policy: ___, 'x-amz-signature': ____, bucket, ...wanted } = lowered(theirs.fields);
    expect(new URL(mine.url).href).toBe(new URL(theirs.url).href);
    expect({ ...fields, bucket }).toEqual({ ...wanted, bucket: Bucket });
    expect(readPolicy(lowered(mine.fields))).toEqual(readPolicy(lowered(theirs.fields)));
  });
});

describe('the bucket of this machine', () => {
  const [, , here = expect.unreachable()] = places;
  const formOf = (fields: Record<string, string>, bytes = FILE.bytes) => ({
    bucket: Bucket,
    fields: new Map(Object.entries(lowered(fields))),
    bytes,
  });
  const later = NOW.getTime() + QUARTER_SECONDS * 1_000;

  it('serves an address that AWS signed, for a quarter of an hour, and no other', async () => {
    const address = new URL(await theirUrl(here, FILE.key));
    expect(urlFault('GET', address, later - 1)).toBeUndefined();
    expect(urlFault('GET', address, later)).toBe('Request has expired');
    address.pathname += '8';
    expect(urlFault('GET', address, later - 1)).toBe('SignatureDoesNotMatch');
  });

  it('takes a form that AWS signed, for a quarter of an hour and this file', async () => {
    const { fields } = await theirForm(here);
    expect(formFault(formOf(fields), later - 1)).toBeUndefined();
    expect(formFault(formOf(fields), later)).toBe('Policy expired');
    expect(formFault(formOf(fields, FILE.bytes + 1), later - 1)).toContain('Policy Condition failed');
    expect(formFault(formOf({ ...fields, Policy: `${fields['Policy']}=` }), later - 1)).toBe(
      'SignatureDoesNotMatch',
    );
  });
});
