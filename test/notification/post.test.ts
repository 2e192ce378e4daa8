import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from '../../shared/notification/use-cases/post.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server of this machine that counts who knocked. */
const listening = async (answer: RequestListener) => {
  let knocks = 0;
  const server = createServer((request, response) => {
    knocks += 1;
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/`, knocks: () => knocks };
};

describe('what is sent to an address that came from outside', () => {
  it.each([301, 302, 303, 307, 308])('follows no redirect: %i is a failure', async (status) => {
    const secret = await listening((_, response) => response.end('inside'));
    const door = await listening((_, response) => response.writeHead(status, { location: secret.url }).end());
    expect(await post(fetch, door.url, { headers: {}, body: '{}' })).toBe('failed');
    expect([door.knocks(), secret.knocks()]).toEqual([1, 0]);
  });

  it('does not wait for an answer that never ends', async () => {
    const door = await listening((_, response) => {
      response.writeHead(200);
      response.write('and so on, ');
    });
    expect(await post(fetch, door.url, { headers: {} })).toBe('sent');
  });

  it('is not sent where there is no TLS on the other side', async () => {
    const door = await listening((_, response) => response.end());
    expect(await post(fetch, door.url.replace('http:', 'https:'), { headers: {} })).toBe('failed');
    expect(door.knocks()).toBe(0);
  });
});
