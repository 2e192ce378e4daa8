import { describe, expect, it } from 'vitest';
import { addressesOf, processesOn } from '../support/host/processes.ts';
import { freshFolder, runHost, WITHIN_MS } from '../support/host/run-host.ts';
import { waitUntil } from '../support/host/wait-until.ts';

describe('the engine of a host', { timeout: WITHIN_MS }, () => {
  it('listens with it on 127.0.0.1 and nowhere else', async () => {
    const folder = freshFolder();
    const host = await runHost({ folder });
    const addresses = [host.pid, ...processesOn(folder)].flatMap(addressesOf);
    expect(addresses.length).toBeGreaterThanOrEqual(5);
    expect([...new Set(addresses)]).toStrictEqual(['0100007F']);
    await host.end('SIGKILL');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('ends with it by %s', async (signal) => {
    const folder = freshFolder();
    const host = await runHost({ folder });
    expect(processesOn(folder)).not.toStrictEqual([]);
    await host.end(signal);
    await waitUntil(() => processesOn(folder).length === 0);
  });
});
