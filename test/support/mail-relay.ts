import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Identity } from './self-signed.ts';

interface Login {
  readonly user: string | null | undefined;
  readonly pass: string | null | undefined;
  readonly encrypted: boolean;
}

/** A mail relay that takes any letter and any login, even one in clear; only with an identity does it offer TLS. */
export const mailRelay = async (identity?: Identity) => {
  const logins: Login[] = [];
  const letters: string[] = [];
  const relay = new SMTPServer({
    ...identity,
    hideSTARTTLS: identity === undefined,
    disableReverseLookup: true,
    authOptional: true,
    allowInsecureAuth: true,
    onAuth({ username: user, password: pass }, { secure: encrypted }, done) {
      logins.push({ user, pass, encrypted });
      done(null, { user: 'signed in' });
    },
    async onData(stream, _, done) {
      letters.push(await text(stream));
      done();
    },
  });
  // Who does not trust the certificate hangs up: its own right, and no fault of a relay.
  relay.on('error', () => undefined);
  const server = relay.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const stop = () => new Promise<void>((done) => relay.close(done));
  return { host: `127.0.0.1:${port}`, letters, logins, stop };
};
