import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const attempt = <T>(read: () => T, otherwise: T): T => {
  try {
    return read();
  } catch {
    // The process went while it was being looked at.
    return otherwise;
  }
};

/** The processes whose command line names the folder: the engine of a host, and its leash. */
export const processesOn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'), '').includes(folder))
    .map(Number);

const socketsOf = (pid: number): Set<string> =>
  new Set(
    attempt(() => readdirSync(`/proc/${pid}/fd`), []).flatMap((fd) => {
      const target = attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), '');
      return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [];
    }),
  );

const LISTENS = '0A';

/** The addresses on which a process listens, as the kernel writes them: `0100007F` is 127.0.0.1. */
export const addressesOf = (pid: number): string[] => {
  const sockets = socketsOf(pid);
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((parts) => parts[3] === LISTENS && sockets.has(parts[9] ?? ''))
    .map((parts) => parts[1]?.split(':')[0] ?? '');
};
