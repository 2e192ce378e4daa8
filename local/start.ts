import { resolve } from 'node:path';
import { startHost } from './host.ts';
import { whenOrphaned } from './when-orphaned.ts';

const complain = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const portFrom = (text = '3000'): number => {
  const port = Number(text);
  const fits = Number.isInteger(port) && port >= 0 && port <= 65_535;
  return fits ? port : complain(`PORT is "${text}"; it must be a number from 0 to 65535.`);
};

const inWords = (error: unknown, port: number): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`;
  if (code === 'EACCES')
    return `Port ${port} may not be opened by you. Choose one above 1023: PORT=3000 npm start`;
  return error instanceof Error ? error.message : String(error);
};

const port = portFrom(process.env['PORT']);
const dataDir = resolve(process.env['DOORSTEP_DATA'] ?? '.local');
const host = await startHost({ port, dataDir }).catch((error) => complain(inWords(error, port)));

let stopping = false;
const stop = async (code: number): Promise<void> => {
  // Asked a second time, the host goes at once; the engine follows, because its pipe closes.
  if (stopping) process.exit(1);
  stopping = true;
  await host.stop();
  process.exit(code);
};
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
whenOrphaned(() => stop(0));
host.lost.then(() => {
  if (!stopping) complain('The database engine ended by itself. Start the host again.');
});

if (host.notice !== undefined) console.log(`${host.notice}\n`);
console.log(`Doorstep is ready at ${host.url}

  ${host.url}/docs          the API, to read and to try
  ${host.url}/local/users   who you can be; POST /local/token {"user": "..."} gives a token
  npm run demo              three cases from the doorstep to their verified close

Data is kept in ${dataDir}. Ctrl-C ends everything.`);
