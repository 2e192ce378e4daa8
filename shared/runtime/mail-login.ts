import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Hash } from '@smithy/core/serde';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod/mini';
import type { MailLogin } from './channels/mail.ts';
import { type MailLoginEnvironment, mailLoginEnvironment } from './message-environment.ts';

const GIVES_UP_AFTER_MS = 10_000;

const Answer = z.object({ Parameter: z.object({ Value: z.string().check(z.regex(/^[^:]+:.+$/)) }) });

const question = (base: string, name: string): HttpRequest => {
  const { protocol, hostname, host } = new URL(base);
  return new HttpRequest({
    method: 'POST',
    protocol,
    hostname,
    path: '/',
    headers: {
      host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameter',
    },
    body: JSON.stringify({ Name: name, WithDecryption: true }),
  });
};

/** One signed request; decision 0070 says what the client of Parameter Store would add to the function. */
const readLogin = async ({
  AWS_REGION: region,
  MAIL_LOGIN: name,
  PARAMETERS_URL: base,
}: MailLoginEnvironment): Promise<MailLogin> => {
  const sha256 = Hash.bind(null, 'sha256');
  const signer = new SignatureV4({ service: 'ssm', region, credentials: fromEnv(), sha256 });
  const { headers, body } = await signer.sign(question(base, name));
  const signal = AbortSignal.timeout(GIVES_UP_AFTER_MS);
  const answer = await fetch(base, { method: 'POST', headers, body, redirect: 'error', signal });
  if (!answer.ok) throw new Error(`Parameter Store answered ${answer.status} to the mail relay's login.`);
  const { Value: value } = Answer.parse(await answer.json()).Parameter;
  const end = value.indexOf(':');
  return { user: value.slice(0, end), pass: value.slice(end + 1) };
};

/** The login of the mail relay, read when the first mail of a run asks for it; none if the relay asks for none. */
export const mailLogin = (): (() => Promise<MailLogin>) | undefined => {
  const settings = mailLoginEnvironment();
  if (settings === undefined) return undefined;
  let reading: Promise<MailLogin> | undefined;
  return () => {
    reading ??= readLogin(settings);
    return reading;
  };
};
