import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Hash } from '@smithy/core/serde';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AttachmentLinks } from '../case/use-cases/attachment-links.ts';
import { attachmentEnvironment } from './environment.ts';

/** A phone on a poor network needs a while for 5 MB. */
const VALID_SECONDS = 15 * 60;

const compact = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

let kept: AttachmentLinks | undefined;

/** For a host that is no Lambda: its own links instead of those of the environment's bucket. */
export const useAttachmentLinks = (links: AttachmentLinks): void => {
  kept = links;
};

/** Made when first asked for, since most requests touch no file. */
export const attachmentLinks = (): AttachmentLinks => {
  kept ??= signedLinks();
  return kept;
};

/** Signs with the SDK's own signer instead of its S3 client, which alone is larger than a whole function may be. */
const signedLinks = (): AttachmentLinks => {
  const { ATTACHMENTS_URL: base, AWS_REGION: region } = attachmentEnvironment();
  const credentials = fromEnv();
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials,
    sha256: Hash.bind(null, 'sha256'),
    uriEscapePath: false,
  });

  return {
    async upload({ key, contentType, bytes }) {
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
    },
    async download(key) {
      const url = new URL(`${base}/${key}`);
      const { protocol, hostname, pathname: path, host } = url;
      const port = url.port === '' ? {} : { port: Number(url.port) };
      const request = new HttpRequest({
        method: 'GET',
        protocol,
        hostname,
        ...port,
        path,
        // S3 knows no body of a presigned address; without this word the signer hashes an empty one.
        headers: { host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
      });
      const { query } = await signer.presign(request, { expiresIn: VALID_SECONDS });
      for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
      return url.href;
    },
  };
};

/** `https://<bucket>.s3.<region>...` on AWS, `http://127.0.0.1:<port>/<bucket>` on this machine. */
const bucketIn = (base: string): string => {
  const { hostname, pathname } = new URL(base);
  return pathname === '/' ? (hostname.split('.s3.')[0] ?? hostname) : pathname.slice(1);
};
