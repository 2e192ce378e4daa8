import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../../../local/free-port.ts';
import { endGroup, run, tailOf } from '../program.ts';
import { ROOT_KEY } from './root-key.ts';

export interface Engine {
  readonly port: number;
  readonly endpoint: string;
  /** A file with the certificate that it shows: whoever trusts only this one can talk to nobody else. */
  readonly certificate: string;
  stop(): Promise<void>;
}

interface Setting {
  /** With the pinned packages. */
  readonly python: string;
  /** For everything that it writes. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** The engine ends when this pipe closes, however the test dies; its functions live in its group. */
const LEASH = `exec 3<&0
"$@" </dev/null & engine=$!
{ cat <&3 >/dev/null; kill "$engine"; } & wait "$engine"`;

const LOOK_AGAIN_MS = 100;
const GRACE_MS = 5_000;

const logOf = (folder: string) => join(folder, 'engine.log');

/** The end of what the engine said; nothing if it was never started. */
export const logTail = (folder: string, lines: number): string | undefined =>
  existsSync(logOf(folder)) ? tailOf(readFileSync(logOf(folder), 'utf8'), lines) : undefined;

const answers = async (port: number): Promise<boolean> => {
  const asked = request({ host: '127.0.0.1', port, path: '/_ministack/health' });
  asked.end();
  try {
    const [answer] = await once(asked, 'response');
    answer.resume();
    return answer.statusCode === 200;
  } catch {
    return false;
  }
};

/** Nothing of the shell's own environment: no profile, no credentials, no other certificates. */
const surroundings = (folder: string, port: number, files: { certificate: string; key: string }) => ({
  PATH: process.env['PATH'],
  LANG: 'C.UTF-8',
  HOME: folder,
  TMPDIR: folder,
  STATE_DIR: join(folder, 'state'),
  BIND_HOST: '127.0.0.1',
  GATEWAY_PORT: String(port),
  SFTP_ENABLED: '0',
  IOT_MTLS_ENABLED: '0',
  // Signatures are checked, and every call is held against the policies of whoever signed it.
  AUTH: 'true',
  AWS_ACCESS_KEY_ID: ROOT_KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ROOT_KEY.secretAccessKey,
  // Policies of buckets and queues refuse whoever comes without TLS.
  USE_SSL: '1',
  MINISTACK_SSL_CERT: files.certificate,
  MINISTACK_SSL_KEY: files.key,
});

/** Starts the second engine on 127.0.0.1, over TLS, with policies enforced. It keeps nothing after its end. */
export const startEngine = async ({ python, folder, signal }: Setting): Promise<Engine> => {
  const files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  const maker = join(import.meta.dirname, 'make_certificate.py');
  await run(python, [maker, files.certificate, files.key], { env: process.env, signal });
  const port = await freePort();
  // Its own command would also take port 443 if that is free; this is what it runs in the background.
  const serve = ['-m', 'hypercorn', 'ministack.app:app', '--bind', `127.0.0.1:${port}`, '--workers', '0'];
  const tls = ['--certfile', files.certificate, '--keyfile', files.key, '--keep-alive', '75'];
  const log = openSync(logOf(folder), 'a');
  const child = spawn('sh', ['-c', LEASH, 'leash', python, ...serve, ...tls], {
    env: surroundings(folder, port, files),
    stdio: ['pipe', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = once(child, 'exit');
  const stop = async () => {
    child.stdin?.end();
    await Promise.race([ended, setTimeout(GRACE_MS)]);
    endGroup(child.pid, 'SIGKILL');
  };
  return { port, endpoint: `https://127.0.0.1:${port}`, certificate: files.certificate, stop };
};

export const untilItAnswers = async ({ port }: Engine, signal: AbortSignal): Promise<void> => {
  while (!(await answers(port))) await setTimeout(LOOK_AGAIN_MS, undefined, { signal });
};
