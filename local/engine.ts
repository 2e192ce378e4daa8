import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { namedEngine, packagedEngine } from './find-engine.ts';
import { freePort } from './free-port.ts';

export interface Engine {
  readonly endpoint: string;
  /** Settles when the engine ends, asked to or not. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Holds the engine on a leash: the shell ends it when the pipe to the host closes, and the kernel closes that pipe
 * however the host dies.
 */
const LEASH = `exec 3<&0
"$@" </dev/null & engine=$!
{ cat <&3 >/dev/null; kill "$engine"; } & wait "$engine"`;

const binary = (): string => {
  const file = packagedEngine();
  if (file !== undefined) return file;
  throw new Error(
    `The packages hold no database engine for ${process.platform}-${process.arch}. Start one that speaks the DynamoDB API and
name it: AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000`,
  );
};

/** The engine finds the next stream record by a scan unless its file has this index: 11 times slower at 20,000 records. */
const indexStream = (file: string): void => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(
    'CREATE INDEX IF NOT EXISTS stream_next ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
  );
  database.close();
};

const connects = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

const LOOK_AGAIN_MS = 5;

/** The engine says that it listens a moment before it does. */
const listening = async (child: ChildProcess, port: number): Promise<void> => {
  const said: string[] = [];
  child.stderr?.on('data', (part) => said.push(String(part)));
  while (!(await connects(port))) {
    if (child.exitCode !== null)
      throw new Error(`The database engine did not start: ${said.join('').trim()}`);
    await setTimeout(LOOK_AGAIN_MS);
  }
};

const elsewhere = (endpoint: string): Engine => ({
  endpoint,
  ended: new Promise(() => undefined),
  stop: async () => undefined,
});

/** The database engine, over `file` or, without one, in memory; or the one that AWS_ENDPOINT_URL_DYNAMODB names. */
export const startEngine = async (file?: string): Promise<Engine> => {
  const named = namedEngine();
  if (named !== undefined) return elsewhere(named);
  const port = await freePort();
  const words = [binary(), '--host', '127.0.0.1', '--port', String(port)];
  if (file !== undefined) words.push('--db-path', file);
  // Detached, so that Ctrl-C reaches the host alone and requests under way can still be answered.
  const child = spawn('sh', ['-c', LEASH, 'leash', ...words], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  const ended = once(child, 'exit');
  await listening(child, port);
  if (file !== undefined) indexStream(file);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ended,
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
};
