import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

interface Identity {
  readonly key: string;
  readonly cert: string;
}

const answers = new Map([
  ['EHLO', '250 ok\r\n'],
  ['MAIL', '250 ok\r\n'],
  ['RCPT', '250 ok\r\n'],
  ['DATA', '354 go on\r\n'],
  ['AUTH', '235 welcome\r\n'],
  ['STARTTLS', '220 go ahead\r\n'],
  ['QUIT', '221 bye\r\n'],
]);

/** Just enough of a mail relay to take one letter; with an identity it offers TLS, and a login over it. */
export const mailRelay = async (identity?: Identity) => {
  const heard: { line: string; encrypted: boolean }[] = [];
  const sockets = new Set<Socket>();
  let letter = '';

  const greeting = (encrypted: boolean) =>
    identity === undefined ? '250 ok\r\n' : `250-relay\r\n250 ${encrypted ? 'AUTH PLAIN' : 'STARTTLS'}\r\n`;

  const upgrade = (socket: Socket) => {
    socket.removeAllListeners('data');
    const secureContext = createSecureContext(identity);
    listen(new TLSSocket(socket, { isServer: true, secureContext }), true);
  };

  const take = (text: string, encrypted: boolean): string | undefined => {
    const [verb = ''] = text.split(/\s/);
    const known = verb === 'EHLO' ? greeting(encrypted) : answers.get(verb);
    if (known !== undefined) {
      heard.push({ line: text.trim(), encrypted });
      return known;
    }
    letter += text;
    return letter.endsWith('\r\n.\r\n') ? '250 ok\r\n' : undefined;
  };

  const listen = (socket: Socket, encrypted: boolean): void => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      const text = data.toString();
      const answer = take(text, encrypted);
      if (answer !== undefined) socket.write(answer);
      if (text.startsWith('STARTTLS')) upgrade(socket);
    });
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.write('220 relay\r\n');
    listen(socket, false);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { host: `127.0.0.1:${port}`, letter: () => letter, heard, stop };
};
