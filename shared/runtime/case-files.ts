import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Hash } from '@smithy/core/serde';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import { placesOfCase } from '../case/rules/attachment.ts';
import type { CaseFiles } from '../privacy/store/files-of.ts';
import { attachmentEnvironment } from './environment.ts';

const VALID_SECONDS = 60;
const GIVES_UP_AFTER_MS = 10_000;

let kept: CaseFiles | undefined;

/** For a host that is no Lambda, and for tests: their own store instead of the environment's bucket. */
export const useCaseFiles = (files: CaseFiles): void => {
  kept = files;
};

export const caseFiles = (): CaseFiles => kept ?? inBucket;

interface Asked {
  readonly method: 'GET' | 'DELETE';
  /** What follows the address of the bucket. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

const answerTo = async ({ method, path: below, query: asked = {} }: Asked): Promise<Response> => {
  const { ATTACHMENTS_URL: base, AWS_REGION: region } = attachmentEnvironment();
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: fromEnv(),
    sha256: Hash.bind(null, 'sha256'),
    uriEscapePath: false,
  });
  const url = new URL(`${base}${below}`);
  const { protocol, hostname, pathname: path, host } = url;
  const port = url.port === '' ? {} : { port: Number(url.port) };
  const headers = { host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };
  const request = new HttpRequest({
    method,
    protocol,
    hostname,
    ...port,
    path,
    headers,
    query: { ...asked },
  });
  const { query } = await signer.presign(request, { expiresIn: VALID_SECONDS });
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
  return fetch(url, { method, redirect: 'error', signal: AbortSignal.timeout(GIVES_UP_AFTER_MS) });
};

const textIn = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]+)</${tag}>`, 'g'))].map(([, text = '']) => text);

/** Every key below a place: names of ours, in which nothing has to be escaped. */
const keysBelow = async (prefix: string): Promise<string[]> => {
  const keys: string[] = [];
  let next: string | undefined;
  do {
    const goesOn = next === undefined ? {} : { 'continuation-token': next };
    const query = { 'list-type': '2', prefix, ...goesOn };
    const answer = await answerTo({ method: 'GET', path: '', query });
    if (!answer.ok) throw new Error(`The bucket answered ${answer.status} to a look at what it keeps.`);
    const xml = await answer.text();
    keys.push(...textIn(xml, 'Key'));
    next = textIn(xml, 'NextContinuationToken')[0];
  } while (next !== undefined);
  return keys;
};

const inBucket: CaseFiles = {
  list: async (caseId) => (await Promise.all(placesOfCase(caseId).map(keysBelow))).flat(),
  /** One that is gone already is no fault: S3 answers the same. */
  async remove(key) {
    const answer = await answerTo({ method: 'DELETE', path: `/${key}` });
    if (!answer.ok && answer.status !== 404)
      throw new Error(`The bucket answered ${answer.status} to a removal.`);
  },
};
