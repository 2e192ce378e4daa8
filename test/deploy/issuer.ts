import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { type Issuer, issuer } from '../../local/issuer/issuer.ts';
import { type SigningKey, signingKey } from '../../local/issuer/signing-key.ts';

export interface OpenIssuer {
  readonly issuer: Issuer;
  /** For tokens that no honest issuer would sign. */
  readonly key: SigningKey;
  stop(): Promise<void>;
}

const answering =
  (of: () => Issuer): RequestListener =>
  ({ url }, answer) => {
    const documents: Record<string, object> = {
      '/.well-known/openid-configuration': of().discovery(),
      '/jwks.json': of().keySet(),
    };
    const found = documents[url ?? ''];
    answer.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    answer.end(JSON.stringify(found ?? {}));
  };

/** An OIDC provider of the test's own on 127.0.0.1, which the gateway has to ask for its keys. */
export const openIssuer = async (folder: string): Promise<OpenIssuer> => {
  const key = await signingKey(join(folder, 'issuer-key.json'));
  const server = createServer(answering(() => own)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port.');
  const own = issuer(`http://127.0.0.1:${address.port}`, key);
  return {
    issuer: own,
    key,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
