import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setDefaultCACertificates } from 'node:tls';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Hash } from '@smithy/core/serde';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Engine } from './engine/engine.ts';
import { REGION, ROOT_KEY } from './engine/root-key.ts';

export interface RequestDigest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

export const textOf = ({ bytes }: Got): string => bytes.toString('utf8');

/** The engine as the test talks to it. */
export interface Cloud {
  /** Asks any address of AWS; whatever its name, the question goes to the engine and nowhere else. */
  ask(url: URL, sent?: RequestDigest): Promise<Got>;
  /** Asks the API of a service, signed as the account's root. */
  askService(service: string, path: string, sent?: RequestDigest): Promise<string>;
  readonly table: DynamoDBClient;
  readonly queues: SQSClient;
  close(): void;
}

const signer = (service: string) =>
  new SignatureV4({ service, region: REGION, credentials: ROOT_KEY, sha256: Hash.bind(null, 'sha256') });

const queryOf = (url: URL): Record<string, string> => Object.fromEntries(url.searchParams);

export const cloudOf = ({ port, endpoint, certificate }: Engine): Cloud => {
  // From here on this process can hold no talk with anybody but the engine over TLS.
  setDefaultCACertificates([readFileSync(certificate, 'utf8')]);

  const ask = async (url: URL, { method = 'GET', headers = {}, body }: RequestDigest = {}): Promise<Got> => {
    const asked = request({
      host: '127.0.0.1',
      port,
      servername: 'localhost',
      path: `${url.pathname}${url.search}`,
      method,
      headers: { host: url.host, ...headers },
    });
    asked.end(body);
    const [answer] = await once(asked, 'response');
    return { status: answer.statusCode, headers: answer.headers, bytes: await buffer(answer) };
  };

  const askService = async (
    service: string,
    path: string,
    { method = 'GET', headers, body }: RequestDigest = {},
  ) => {
    const url = new URL(path, endpoint);
    const plain = new HttpRequest({
      method,
      protocol: 'https:',
      hostname: url.hostname,
      port,
      path: url.pathname,
      query: queryOf(url),
      headers: { host: url.host, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const signed = await signer(service).sign(plain);
    const got = await ask(url, { method, headers: signed.headers, ...(body === undefined ? {} : { body }) });
    if (got.status >= 300)
      throw new Error(`${service}: ${method} ${path} was answered with ${got.status}: ${textOf(got)}`);
    return textOf(got);
  };

  const config = { endpoint, region: REGION, credentials: ROOT_KEY };
  const table = new DynamoDBClient(config);
  const queues = new SQSClient(config);
  const close = () => {
    table.destroy();
    queues.destroy();
  };
  return { ask, askService, table, queues, close };
};
