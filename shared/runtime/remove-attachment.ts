import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Hash } from '@smithy/core/serde';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import { attachmentEnvironment } from './environment.ts';

const VALID_SECONDS = 60;
const GIVES_UP_AFTER_MS = 10_000;

type Remove = (key: string) => Promise<void>;

let kept: Remove | undefined;

/** For a host that is no Lambda, and for tests: their own store instead of the environment's bucket. */
export const useAttachmentRemoval = (remove: Remove): void => {
  kept = remove;
};

/** One that is gone already is no fault: S3 answers the same. */
export const removeAttachment: Remove = (key) => (kept ?? removeFromBucket)(key);

const removeFromBucket: Remove = async (key) => {
  const { ATTACHMENTS_URL: base, AWS_REGION: region } = attachmentEnvironment();
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: fromEnv(),
    sha256: Hash.bind(null, 'sha256'),
    uriEscapePath: false,
  });
  const url = new URL(`${base}/${key}`);
  const { protocol, hostname, pathname: path, host } = url;
  const port = url.port === '' ? {} : { port: Number(url.port) };
  const headers = { host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };
  const request = new HttpRequest({ method: 'DELETE', protocol, hostname, ...port, path, headers });
  const { query } = await signer.presign(request, { expiresIn: VALID_SECONDS });
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
  const signal = AbortSignal.timeout(GIVES_UP_AFTER_MS);
  const answer = await fetch(url, { method: 'DELETE', redirect: 'error', signal });
  if (!answer.ok && answer.status !== 404)
    throw new Error(`The bucket answered ${answer.status} to a removal.`);
};
