import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Hash } from '@smithy/core/serde';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AttachmentFiles, Upload } from '../case/use-cases/attachment-files.ts';
import { attachmentEnvironment } from './environment.ts';

/** A phone on a poor network needs a while for 5 MB. */
const VALID_SECONDS = 15 * 60;
/** Between a function and its bucket; what takes longer is tried again by whoever sent it. */
const GIVES_UP_AFTER_MS = 10_000;

const compact = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

let kept: AttachmentFiles | undefined;

/** For a host that is no Lambda: its own files instead of those of the environment's bucket. */
export const useAttachmentFiles = (files: AttachmentFiles): void => {
  kept = files;
};

/** Made when first asked for, since most requests touch no file. */
export const attachmentFiles = (): AttachmentFiles => {
  kept ??= filesOf(placeOf(attachmentEnvironment()));
  return kept;
};

interface Place {
  /** As others reach the bucket, and as this function does. */
  readonly base: string;
  readonly inside: string;
  readonly region: string;
  readonly credentials: ReturnType<typeof fromEnv>;
  readonly signer: SignatureV4;
}

/** Signs with the SDK's own signer instead of its S3 client, which alone is larger than a whole function may be. */
const placeOf = ({ ATTACHMENTS_URL: base, ...found }: ReturnType<typeof attachmentEnvironment>): Place => {
  const { AWS_REGION: region, AWS_ENDPOINT_URL: endpoint } = found;
  const credentials = fromEnv();
  const sha256 = Hash.bind(null, 'sha256');
  const signer = new SignatureV4({ service: 's3', region, credentials, sha256, uriEscapePath: false });
  const inside = endpoint === undefined ? base : `${endpoint}/${bucketIn(base)}`;
  return { base, inside, region, credentials, signer };
};

const requestTo = (address: string, method: string, headers: Record<string, string> = {}): HttpRequest => {
  const { protocol, hostname, pathname: path, host, port } = new URL(address);
  return new HttpRequest({
    method,
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path,
    // S3 knows no body of a presigned address; without this word the signer hashes an empty one.
    headers: { host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD', ...headers },
  });
};

const formAt = async ({ base, region, credentials, signer }: Place, { key, contentType, bytes }: Upload) => {
  const now = new Date();
  const { accessKeyId, sessionToken } = await credentials();
  const fields = {
    key,
    'Content-Type': contentType,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${accessKeyId}/${compact(now).slice(0, 8)}/${region}/s3/aws4_request`,
    'x-amz-date': compact(now),
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const expiration = new Date(now.getTime() + VALID_SECONDS * 1_000).toISOString();
  const equal = Object.entries(fields).map(([name, value]) => ({ [name]: value }));
  const conditions = [...equal, { bucket: bucketIn(base) }, ['content-length-range', bytes, bytes]];
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
  const signature = await signer.sign(policy, { signingDate: now });
  return { url: base, fields: { ...fields, Policy: policy, 'x-amz-signature': signature } };
};

const addressOf = async ({ signer }: Place, base: string, key: string): Promise<string> => {
  const url = new URL(`${base}/${key}`);
  const { query } = await signer.presign(requestTo(url.href, 'GET'), { expiresIn: VALID_SECONDS });
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
  return url.href;
};

/** An address of our own making: nothing that anybody sends is ever fetched. */
const fetched = (address: string, sent: RequestInit = {}): Promise<Response> =>
  fetch(address, { ...sent, redirect: 'error', signal: AbortSignal.timeout(GIVES_UP_AFTER_MS) });

const filesOf = (place: Place): AttachmentFiles => ({
  upload: (file) => formAt(place, file),
  download: (key) => addressOf(place, place.base, key),
  async read(key) {
    const answer = await fetched(await addressOf(place, place.inside, key));
    // Who may not list a bucket is told 403 of what is not there.
    if (answer.status === 404 || answer.status === 403) return undefined;
    if (!answer.ok) throw new Error(`The bucket answered ${answer.status} to a look at ${key}.`);
    return new Uint8Array(await answer.arrayBuffer());
  },
  async writeOnce(key, { contentType, bytes }) {
    const address = `${place.inside}/${key}`;
    const wanted = {
      'content-type': contentType,
      'if-none-match': '*',
      'cache-control': 'private, no-store',
    };
    const { headers } = await place.signer.sign(requestTo(address, 'PUT', wanted));
    const answer = await fetched(address, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    if (answer.status === 412) return false;
    if (!answer.ok) throw new Error(`The bucket answered ${answer.status} to ${key}.`);
    return true;
  },
});

/** `https://<bucket>.s3.<region>...` on AWS, `http://127.0.0.1:<port>/<bucket>` on this machine. */
const bucketIn = (base: string): string => {
  const { hostname, pathname } = new URL(base);
  return pathname === '/' ? (hostname.split('.s3.')[0] ?? hostname) : pathname.slice(1);
};
